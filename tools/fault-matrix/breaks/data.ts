import type { Break } from '../break.ts'

/** Breaks of the decoder and the grammar of details D01 to D26. */
export const dataBreaks: readonly Break[] = []
