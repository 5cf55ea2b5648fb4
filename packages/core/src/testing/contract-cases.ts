import type { Channel } from '../contract.ts'
import { compileChannel } from '../details.ts'
import { check, show } from './check.ts'
import type { ContractCase } from './contract-case.ts'
import { decodeWith } from './decode-with.ts'
import { findNoData } from './plain-data.ts'
import { typeCases } from './type-cases.ts'
import { findUnknownKey } from './unknown-keys.ts'

/** The cases that follow from the literal alone. */
export function contractCases(channel: Channel): readonly ContractCase[] {
  return [
    {
      name: 'is plain data that this version of core accepts',
      run: () => {
        const noData = findNoData(channel)
        check(
          noData === undefined,
          () =>
            `The channel is not plain data: ${noData ?? ''}. Use texts, numbers, lists and objects only.`,
        )
        const unknownKey = findUnknownKey(channel)
        check(unknownKey === undefined, () => unknownKey ?? '')
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
      name: 'leaves the interactions of other platforms alone',
      run: () => {
        for (const platformId of [undefined, '', `not-${channel.name}`, `${channel.name}x`]) {
          if (channel.platforms?.includes(platformId ?? '') === true) continue
          const other = decodeWith(channel, { platformId })
          check(
            other.channel === 'unknown' && other.type === 'unknown',
            () => `The platform id ${show(platformId)} gives the channel "${other.channel}".`,
          )
        }
      },
    },
    {
      name: 'passes a type, details, fields and metadata of the future through as sent',
      run: () => {
        passesFutureType(channel)
        passesFutureFields(channel)
      },
    },
    ...Object.keys(interactionsOf(channel)).flatMap((type) => typeCases(channel, type)),
  ]
}

function passesFutureType(channel: Channel): void {
  for (const type of ['type-of-the-future', '__proto__', 'constructor', 'toString']) {
    if (compileChannel(channel).has(type)) continue
    const text = 'details of the future'
    const future = decodeWith(channel, { type, details: text })
    check(
      future.type === 'unknown' && future.sentType === type,
      () => `The type "${type}", which is not documented, gave ${show(future)}.`,
    )
    check(
      future.details?.kind === 'unrecognized' && future.details.text === text,
      () => `A details that is not documented gave ${show(future.details)}.`,
    )
  }
}

function passesFutureFields(channel: Channel): void {
  const metadata = { keyOfTheFuture: { deep: [1] }, button: { payload: 'as sent' } }
  const future = decodeWith(channel, { fieldOfTheFuture: 'as sent', metadata })
  check(
    future.raw['fieldOfTheFuture'] === 'as sent' && future.raw['metadata'] === metadata,
    () => `A field that is not documented is not in raw as sent: ${show(future.raw)}.`,
  )
  check(
    future.metadata?.button?.payload === 'as sent',
    () => `Metadata with a key that is not documented gave ${show(future.metadata)}.`,
  )
}

/** The interactions of what may be no channel at all: that it is none is the business of the first case. */
function interactionsOf(channel: Channel): Readonly<Record<string, unknown>> {
  const { interactions } = (channel ?? {}) as { readonly interactions?: unknown }
  return typeof interactions === 'object' ? { ...interactions } : {}
}
