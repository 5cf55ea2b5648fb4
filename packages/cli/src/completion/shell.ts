/** The shells that words can be completed in. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const

/** One of {@link SHELLS}. */
export type Shell = (typeof SHELLS)[number]
