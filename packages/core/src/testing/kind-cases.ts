import type { CompiledType } from '../channel-rules.ts'
import type { Channel } from '../contract.ts'
import { compileChannel, formatDetails, readDetails } from '../details.ts'
import type { DynamicDetails } from '../interaction.ts'
import { type CompiledPattern, fillPattern, LARGEST_INTEGER, readPattern } from '../pattern.ts'
import { check, missingPath, show } from './check.ts'
import type { ContractCase } from './contract-case.ts'
import { nearMisses } from './hostile-texts.ts'
import { patternModel } from './pattern-model.ts'

const INTEGERS = [0, 1, 2, 9, 10, 42, 99_999, LARGEST_INTEGER]

/** A text that a kind documents, with what it must be read as. */
interface Example {
  readonly type: CompiledType
  readonly pattern: CompiledPattern
  readonly text: string
  readonly expected: DynamicDetails
}

/** The cases of one kind of `details`. */
export function kindCases(channel: Channel, type: string, kind: string): readonly ContractCase[] {
  return [
    {
      name: `reads back every spelling of ${type} ${kind}`,
      run: () => {
        for (const { type: compiled, pattern, text, expected } of examples(channel, type, kind)) {
          const actual = readDetails(compiled, text)
          check(
            missingPath(actual, expected) === undefined &&
              missingPath(expected, actual) === undefined,
            () =>
              `"${text}", made of the pattern "${pattern.source}", is read as ${show(actual)} instead of ${show(expected)}.`,
          )
        }
      },
    },
    {
      name: `writes ${type} ${kind} in its first spelling, which reads the same`,
      run: () => {
        for (const { type: compiled, text, expected } of examples(channel, type, kind)) {
          const written = formatDetails<Channel, string>(channel, type, expected)
          const canonical = { ...expected, text: written }
          check(
            missingPath(readDetails(compiled, written), canonical) === undefined,
            () =>
              `"${text}" is written as "${written}", which does not read as ${show(canonical)}.`,
          )
        }
      },
    },
    {
      name: `gives every text of ${type} ${kind} one meaning`,
      run: () => {
        for (const { type: compiled, text } of examples(channel, type, kind)) {
          const meanings = compiled.spellings.flatMap(({ kind: other, pattern }) =>
            readPattern(pattern, text, other) === undefined ? [] : [`${other} "${pattern.source}"`],
          )
          check(
            meanings.length === 1,
            () => `"${text}" matches ${meanings.join(' and ')}. Change one of them, or remove it.`,
          )
        }
      },
    },
    {
      name: `takes nothing near ${type} ${kind} for it`,
      run: () => {
        for (const { type: compiled, pattern, text } of examples(channel, type, kind)) {
          const models = patternsOf(compiled, kind).map(patternModel)
          for (const near of nearMisses(text)) {
            if (models.some((model) => model.test(near))) continue
            const { kind: found } = readDetails(compiled, near)
            check(
              found !== kind,
              () =>
                `${show(near.slice(0, 200))} is read as ${kind}, though the pattern is "${pattern.source}".`,
            )
          }
        }
      },
    },
  ]
}

function examples(channel: Channel, type: string, kind: string): Example[] {
  const compiled = compileChannel(channel).get(type)
  if (compiled === undefined) return []
  return patternsOf(compiled, kind).flatMap((pattern) =>
    INTEGERS.map((_integer, index) => {
      // Different integers for different holes, so that swapped ones are seen.
      const integers = pattern.holes.map(
        (_hole, place) => INTEGERS[(index + place) % INTEGERS.length] ?? 0,
      )
      const text = fillPattern(pattern, integers)
      const fields = Object.fromEntries(
        pattern.holes.map((hole, place) => [hole, integers[place] ?? 0]),
      )
      return { type: compiled, pattern, text, expected: { ...fields, kind, text } }
    }),
  )
}

function patternsOf({ spellings }: CompiledType, kind: string): readonly CompiledPattern[] {
  return spellings.filter((spelling) => spelling.kind === kind).map(({ pattern }) => pattern)
}
