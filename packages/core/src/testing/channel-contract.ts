import type { Channel } from '../contract.ts'
import { contractCases, type ContractCase } from './contract-cases.ts'
import { fixtureCases } from './fixture-cases.ts'
import type { Fixtures } from './fixtures.ts'

/**
 * What a channel promises, as named cases for any test runner: it is plain data that this core accepts, every kind and
 * every spelling of it goes round, what is near a pattern is not taken for it, values of the future pass through, and every
 * fixture is recognised as a whole.
 *
 * @param options.fixtures Payloads as Bird published them, by name.
 *
 * @example
 * ```ts
 * for (const { name, run } of channelContract(rcs, { fixtures })) test(name, run)
 * ```
 */
export function channelContract(
  channel: Channel,
  options: { readonly fixtures: Fixtures },
): readonly ContractCase[] {
  return [...contractCases(channel), ...fixtureCases(channel, options.fixtures)]
}
