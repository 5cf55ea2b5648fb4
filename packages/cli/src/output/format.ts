/** How records are printed. */
export const FORMATS = ['table', 'json', 'ndjson', 'csv'] as const

/** One of {@link FORMATS}. */
export type Format = (typeof FORMATS)[number]
