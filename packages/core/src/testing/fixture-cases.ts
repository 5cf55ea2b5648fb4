import type { Channel } from '../contract.ts'
import { createDecoder } from '../decode.ts'
import type { Dynamic } from '../interaction.ts'
import { check, missingPath, show } from './check.ts'
import type { ContractCase } from './contract-case.ts'
import { type Fixtures, type StatedFixture, statedFixture } from './fixtures.ts'

/** A case for each fixture: it is decoded, as a whole and as this channel's. */
export function fixtureCases(channel: Channel, fixtures: Fixtures): readonly ContractCase[] {
  return Object.entries(fixtures).map(([name, fixture]) => ({
    name: `recognises the fixture ${name}`,
    run: () => {
      const stated = statedFixture(fixture)
      const decode = createDecoder<readonly Channel[]>([channel])
      const interaction = decode(stated.wire, { channel: stated.channel })
      check(
        interaction.raw === stated.wire,
        () => 'The decoded interaction does not hold the fixture as received.',
      )
      if (stated.expect === undefined) checkRecognized(channel, stated, interaction)
      else checkExpected(stated.expect, interaction)
    },
  }))
}

function checkRecognized(channel: Channel, fixture: StatedFixture, interaction: Dynamic): void {
  check(
    interaction.channel === channel.name,
    () =>
      `Its platform id ${show(fixture.wire['platformId'])} is not this channel's. List it in platforms, or state the channel: { wire, channel: '${channel.name}' }.`,
  )
  check(
    interaction.type !== 'unknown',
    () =>
      `Its type "${String(interaction.sentType)}" is not among the interactions: ${Object.keys(channel.interactions).join(', ')}.`,
  )
  check(
    interaction.details?.kind !== 'unrecognized' || !hasPatterns(channel, interaction.type),
    () =>
      `Its details "${String(interaction.details?.text)}" match no pattern of ${interaction.type}. Add the spelling, or say what is expected: { wire, expect: { … } }.`,
  )
  const documented = channel.interactions[interaction.type]?.metadata ?? []
  const undocumented = Object.keys(metadataOf(fixture)).filter((key) => !documented.includes(key))
  check(
    undocumented.length === 0,
    () =>
      `Its metadata has ${undocumented.join(', ')}, which ${interaction.type} does not list. Add it to metadata, or say what is expected: { wire, expect: { … } }.`,
  )
}

function checkExpected(expected: Readonly<Record<string, unknown>>, interaction: Dynamic): void {
  const missing = missingPath(interaction, expected)
  check(
    missing === undefined,
    () => `At ${missing ?? ''} it is not as expected. Decoded: ${show(interaction)}`,
  )
}

function hasPatterns(channel: Channel, type: string): boolean {
  return channel.interactions[type]?.details !== undefined
}

function metadataOf(fixture: StatedFixture): object {
  const metadata = fixture.wire['metadata']
  return typeof metadata === 'object' && metadata !== null ? metadata : {}
}
