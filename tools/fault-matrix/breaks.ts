import type { Break } from './break.ts'

/** Deliberate breaks of the code: each row is meant by one at least. */
export const breaks: readonly Break[] = []
