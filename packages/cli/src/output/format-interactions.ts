import type { Dynamic } from '@bird-interactions/core'

import { interactionRow, ROW_HEADER } from './interaction-row.ts'
import { toJson } from './json.ts'
import { withRaw } from './with-raw.ts'

/** The formats of a list. */
export const LIST_FORMATS = ['table', 'json', 'ndjson', 'csv'] as const

/** One of {@link LIST_FORMATS}. */
export type ListFormat = (typeof LIST_FORMATS)[number]

/** How a list is written. */
export interface FormatOptions {
  /** Adds each object as received. */
  readonly raw: boolean
  /** The text goes to a terminal. */
  readonly forTerminal: boolean
}

/** Interactions as text, in the order given. */
export async function formatInteractions(
  interactions: readonly Dynamic[],
  format: ListFormat,
  options: FormatOptions,
): Promise<string> {
  const objects = (): object[] =>
    interactions.map((interaction) => withRaw(interaction, options.raw))
  switch (format) {
    case 'table': {
      const { toTable } = await import('./table.ts')
      return toTable(ROW_HEADER, interactions.map(interactionRow))
    }
    case 'json':
      return `${toJson(objects(), 2)}\n`
    case 'ndjson':
      return objects()
        .map((object) => `${toJson(object)}\n`)
        .join('')
    case 'csv': {
      const { toCsv } = await import('./csv.ts')
      return toCsv(interactions, options)
    }
    default:
      return format satisfies never
  }
}
