import type { Break } from '../break.ts'

/** Breaks of what the client makes of answers C01 to C29. */
export const answerBreaks: readonly Break[] = []
