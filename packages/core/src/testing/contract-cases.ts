import { assertChannel } from '../channel-rules.ts'
import type { Channel } from '../contract.ts'
import { createDecoder } from '../decode.ts'
import { compileChannel, type CompiledType, readDetails } from '../details.ts'
import { type CompiledPattern, fillPattern, LARGEST_INTEGER } from '../pattern.ts'
import { check, missingPath, show } from './check.ts'

/** One promise of a channel. `run` throws when it is not kept. */
export interface ContractCase {
  /** A sentence. */
  readonly name: string
  readonly run: () => void
}

const INTEGERS = [0, 1, 2, 9, 10, 42, 99_999, LARGEST_INTEGER]

/** The cases that follow from the literal alone. */
export function contractCases(channel: Channel): readonly ContractCase[] {
  return [
    {
      name: 'is plain data that this version of core accepts',
      run: () => {
        assertChannel(channel)
        const copy: unknown = JSON.parse(JSON.stringify(channel))
        check(
          missingPath(copy, channel) === undefined,
          () =>
            `The channel is not plain data: ${missingPath(copy, channel) ?? ''} does not survive JSON. Use texts, lists and objects only.`,
        )
      },
    },
    {
      name: 'is found by its name as the platform id, and by each platform that it lists',
      run: () => {
        for (const platformId of [
          channel.name,
          `${channel.name}-any`,
          ...(channel.platforms ?? []),
        ]) {
          const { channel: found } = decodeWith(channel, { platformId })
          check(
            found === channel.name,
            () => `The platform id "${platformId}" gives the channel "${found}".`,
          )
        }
      },
    },
    {
      name: 'passes a type and a details of the future through as sent',
      run: () => {
        const future = decodeWith(channel, {
          type: 'type-of-the-future',
          details: 'details of the future',
        })
        check(
          future.type === 'unknown' && future.sentType === 'type-of-the-future',
          () => `A type that is not documented gave ${show(future)}.`,
        )
        check(
          future.details?.kind === 'unrecognized' &&
            future.details.text === 'details of the future',
          () => `A details that is not documented gave ${show(future.details)}.`,
        )
      },
    },
    ...Object.keys(safeInteractions(channel)).flatMap((type) => typeCases(channel, type)),
  ]
}

function typeCases(channel: Channel, type: string): readonly ContractCase[] {
  const spec = channel.interactions[type]
  const names = [type, ...(spec?.aliases ?? [])]
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
    ...Object.keys(spec?.details ?? {}).flatMap((kind) => [
      {
        name: `reads back every spelling of ${type} ${kind}`,
        run: () => {
          eachText(channel, type, kind, (compiled, pattern, integers, text) => {
            const expected = { kind, ...fieldsOf(pattern, integers), text }
            const actual = readDetails(compiled, text)
            check(
              missingPath(actual, expected) === undefined,
              () =>
                `"${text}", made of the pattern "${pattern.source}", is read as ${show(actual)} instead of ${show(expected)}.`,
            )
          })
        },
      },
      {
        name: `takes nothing near ${type} ${kind} for it`,
        run: () => {
          eachText(channel, type, kind, (compiled, pattern, _integers, text) => {
            for (const near of nearMisses(text)) {
              const actual = readDetails(compiled, near)
              check(
                actual.kind !== kind,
                () =>
                  `${show(near)} is read as ${kind}, though the pattern is "${pattern.source}".`,
              )
            }
          })
        },
      },
    ]),
  ]
}

function safeInteractions(channel: Channel): Readonly<Record<string, unknown>> {
  const { interactions } = channel as { interactions?: unknown }
  return typeof interactions === 'object' && interactions !== null ? { ...interactions } : {}
}

function eachText(
  channel: Channel,
  type: string,
  kind: string,
  visit: (
    compiled: CompiledType,
    pattern: CompiledPattern,
    integers: readonly number[],
    text: string,
  ) => void,
): void {
  const compiled = compileChannel(channel).get(type)
  for (const pattern of compiled?.kinds.get(kind) ?? []) {
    for (const [index] of INTEGERS.entries()) {
      // Different integers for different holes, so that swapped ones are seen.
      const integers = pattern.holes.map(
        (_hole, place) => INTEGERS[(index + place) % INTEGERS.length] ?? 0,
      )
      if (compiled !== undefined) visit(compiled, pattern, integers, fillPattern(pattern, integers))
    }
  }
}

function fieldsOf(
  pattern: CompiledPattern,
  integers: readonly number[],
): Readonly<Record<string, number | undefined>> {
  return Object.fromEntries(pattern.holes.map((hole, index) => [hole, integers[index]]))
}

/** Texts that differ from a documented one in a way that must not be overlooked. */
function nearMisses(text: string): readonly string[] {
  const around = [
    `${text}\n`,
    ` ${text}`,
    `${text} `,
    `${text}\u0000`,
    `\ufeff${text}`,
    `x${text}`,
    `${text}x`,
  ]
  const digits = ['007', '-1', '+1', '1.5', '1e3', '0x1', '', ' 1', '٣', '１', '9999999999']
    .filter(() => /\d/.test(text))
    .map((digit) => text.replace(/\d+/, digit))
  const upper = text.toUpperCase() === text ? [] : [text.toUpperCase()]
  return [...around, ...digits, ...upper]
}

function decodeWith(
  channel: Channel,
  fields: Readonly<Record<string, unknown>>,
): { channel: string; type: string; sentType?: string; details?: { kind: string; text: string } } {
  const id = '00000000-0000-4000-8000-000000000000'
  return createDecoder<readonly Channel[]>([channel])({
    id,
    messageId: id,
    channelId: id,
    platformId: channel.name,
    type: Object.keys(channel.interactions)[0] ?? 'none',
    createdAt: '2026-01-01T00:00:00Z',
    ...fields,
  })
}
