import type { Channel, InteractionSpec } from '../contract.ts'

/** Every key that a channel can have; the compiler holds the two lists complete. */
const CHANNEL_KEYS = Object.keys({
  contract: true,
  name: true,
  platforms: true,
  interactions: true,
} satisfies Record<keyof Channel, true>)

const SPEC_KEYS = Object.keys({
  aliases: true,
  details: true,
  metadata: true,
} satisfies Record<keyof InteractionSpec, true>)

/** What to change when a channel has a key that nothing reads: a misspelled one says nothing, and is not seen. */
export function findUnknownKey(channel: Channel): string | undefined {
  const known = [
    ...unknownKeys(channel, CHANNEL_KEYS, ''),
    ...Object.entries(channel.interactions).flatMap(([type, spec]) =>
      unknownKeys(spec, SPEC_KEYS, `interactions.${type}.`),
    ),
  ]
  return known[0]
}

function unknownKeys(value: object, known: readonly string[], place: string): string[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map(
      (key) =>
        `Nothing reads ${place}${key}. Known there: ${known.join(', ')}. Correct or remove it.`,
    )
}
