import { assertChannel } from '../channel-rules.ts'
import type { Channel } from '../contract.ts'
import type { ContractCase } from './contract-case.ts'
import { contractCases } from './contract-cases.ts'
import {
  documentedCases,
  type DocumentedStrings,
  nearMissCases,
  type NearMisses,
} from './documented-cases.ts'
import { fixtureCases } from './fixture-cases.ts'
import type { Fixtures } from './fixtures.ts'

/** What is known of a channel besides its literal. */
export interface ContractEvidence {
  /** Payloads as Bird published them, by name. `{}` where it published none. */
  readonly fixtures: Fixtures
  /**
   * The strings of the documentation, by type, with what they mean: `{ clicked: { item_2_clicked: { kind: 'item', item: 2 } } }`.
   * With them each kind must have one: what a pattern writes it also reads, so nothing else sees that it is misspelled.
   */
  readonly documented?: DocumentedStrings
  /** Strings that look like documented ones and are none, by type. The usual ones are tried without being named. */
  readonly nearMisses?: NearMisses
}

/**
 * What a channel promises, as named cases for any test runner: it is plain data that this core accepts, every kind and
 * every spelling of it goes round and has one meaning, what is near a pattern or hostile is not taken for it, values of the
 * future pass through, and every fixture and documented string is recognised as a whole.
 *
 * A channel that core refuses gives cases, too: they throw the words of the refusal.
 *
 * @param channel What `defineChannel` returned, or any literal.
 * @param evidence What the documentation shows.
 * @returns The cases. The `run` of each throws a {@link ContractError} or a {@link ConfigError} that says what to change.
 *
 * @example
 * ```ts
 * for (const { name, run } of channelContract(rcs, { fixtures })) test(name, run)
 * ```
 */
export function channelContract(
  channel: Channel,
  evidence: ContractEvidence,
): readonly ContractCase[] {
  const { fixtures, documented, nearMisses } = evidence
  const cases = [
    ...contractCases(channel),
    ...(documented === undefined ? [] : documentedCases(channel, documented)),
    ...nearMissCases(channel, nearMisses ?? {}),
    ...fixtureCases(channel, fixtures),
  ]
  return cases.map(({ name, run }) => ({
    name,
    run: () => {
      // Whatever else a case is about: what core refuses is refused in core's words.
      assertChannel(channel)
      run()
    },
  }))
}
