import type { Channel } from '../contract.ts'
import { compileChannel } from '../details.ts'
import { readPattern } from '../pattern.ts'
import { check, show } from './check.ts'
import type { ContractCase } from './contract-case.ts'
import { decodeWith } from './decode-with.ts'
import { hostileTexts } from './hostile-texts.ts'
import { kindCases } from './kind-cases.ts'

/** The cases of one type. */
export function typeCases(channel: Channel, type: string): readonly ContractCase[] {
  const spec = channel.interactions[type]
  const names = [type, ...listOf(spec?.aliases)]
  return [
    {
      name: `decodes the type ${names.join(', also sent as ')}`,
      run: () => {
        for (const name of names) {
          const { type: decoded } = decodeWith(channel, { type: name })
          check(
            decoded === type,
            () => `The type "${name}" is decoded as "${decoded}" instead of "${type}".`,
          )
        }
      },
    },
    {
      name: `passes hostile details of ${type} through as sent`,
      run: () => {
        for (const text of hostileTexts) {
          if (isDocumented(channel, type, text)) continue
          const { details } = decodeWith(channel, { type, details: text })
          check(
            details?.kind === 'unrecognized' && details.text === text,
            () => `The details ${show(text.slice(0, 60))} gave ${show(details)}.`,
          )
        }
        for (const details of [null, 7, true, [], { kind: 'item' }]) {
          const decoded = decodeWith(channel, { type, details })
          check(
            decoded.details === undefined && decoded.raw['details'] === details,
            () => `The details ${show(details)}, which is no text, gave ${show(decoded)}.`,
          )
        }
      },
    },
    ...Object.keys(spec?.details ?? {}).flatMap((kind) => kindCases(channel, type, kind)),
  ]
}

function isDocumented(channel: Channel, type: string, text: string): boolean {
  const spellings = compileChannel(channel).get(type)?.spellings ?? []
  return spellings.some(({ kind, pattern }) => readPattern(pattern, text, kind) !== undefined)
}

/** What may be no list: that it is none is the business of another case. */
function listOf(value: readonly string[] | undefined): readonly string[] {
  return Array.isArray(value) ? value : []
}
