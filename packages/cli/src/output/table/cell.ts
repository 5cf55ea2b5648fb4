import type { Tone } from '../paint.ts'

/** A cell: a text as sent, or one in a tone. */
export type Cell = string | { readonly text: string; readonly tone: Tone }

/** Stands for what is not there. */
export const NOTHING: Cell = { text: '-', tone: 'faint' }
