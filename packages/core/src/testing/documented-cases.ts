import type { Channel } from '../contract.ts'
import { check, missingPath, show } from './check.ts'
import type { ContractCase } from './contract-case.ts'
import { decodeWith } from './decode-with.ts'

/**
 * What the documentation says of `details`, independent of the patterns: by type, each string with what it means.
 * `{ clicked: { item_2_clicked: { kind: 'item', item: 2 } } }`.
 */
export type DocumentedStrings = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, string | number>>>>>
>

/** Strings that look like documented ones and are none, by type. */
export type NearMisses = Readonly<Record<string, readonly string[]>>

/** A case for each string that the documentation has, and one for each kind that has none of them. */
export function documentedCases(
  channel: Channel,
  documented: DocumentedStrings,
): readonly ContractCase[] {
  return [
    ...Object.entries(documented).flatMap(([type, strings]) =>
      Object.entries(strings).map(([text, meaning]) => ({
        name: `reads the documented ${type} "${text}"`,
        run: () => {
          const expected = { ...meaning, text }
          const decoded = decodeWith(channel, { type, details: text })
          check(
            decoded.type !== 'unknown',
            () => `"${type}" is not among the interactions. Add it, or correct the name.`,
          )
          check(
            missingPath(decoded.details, expected) === undefined &&
              missingPath(expected, decoded.details) === undefined,
            () =>
              `It is read as ${show(decoded.details)} instead of ${show(expected)}. Change the patterns of ${type}, or what is expected.`,
          )
        },
      })),
    ),
    {
      name: 'has a documented string for each kind',
      run: () => {
        for (const [type, { details = {} }] of Object.entries(channel.interactions)) {
          const known = new Set(Object.values(documented[type] ?? {}).map(({ kind }) => kind))
          const missing = Object.keys(details).filter((kind) => !known.has(kind))
          check(
            missing.length === 0,
            () =>
              `No documented string of ${type} is of the kind ${missing.join(', ')}. State one as the documentation spells it, or remove the kind.`,
          )
        }
      },
    },
  ]
}

/** A case for each string that is none of the documented ones. */
export function nearMissCases(channel: Channel, misses: NearMisses): readonly ContractCase[] {
  return Object.entries(misses).flatMap(([type, texts]) =>
    texts.map((text) => ({
      name: `takes ${JSON.stringify(text)} for no ${type} that is documented`,
      run: () => {
        const { details } = decodeWith(channel, { type, details: text })
        check(
          details?.kind === 'unrecognized' && details.text === text,
          () =>
            `It is read as ${show(details)}. Make the pattern of ${String(details?.kind)} narrower.`,
        )
      },
    })),
  )
}
