import type { Break } from '../break.ts'

/** Breaks of connections, deadlines, places and the caller's own code C30 to C58. */
export const connectionBreaks: readonly Break[] = []
