import { scramble } from './random.ts'

/** Whose id it is: the digit in front of the fourth group, one of those that a UUID may have there. */
const OWNERS = { message: 'a', interaction: 'b' } as const

const MESSAGE_ID = /^[\da-f]{8}-[\da-f]{4}-4000-a[\da-f]{3}-([\da-f]{12})$/

/** The id of a message: its index is the last group, and the rest follows from seed and index. */
export function messageIdAt(seed: number, index: number): string {
  return idAt(OWNERS.message, seed, index, 0)
}

/** The id of one of a message's interactions. */
export function interactionIdAt(seed: number, index: number, number: number): string {
  return idAt(OWNERS.interaction, seed, index, number)
}

/**
 * The index of a message, from nothing but its id.
 *
 * @returns `undefined` when the campaign of that seed has no such message.
 */
export function indexOfMessage(messageId: string, seed: number): number | undefined {
  const [, digits] = MESSAGE_ID.exec(messageId) ?? []
  if (digits === undefined) return undefined
  const index = Number.parseInt(digits, 16)
  return messageIdAt(seed, index) === messageId ? index : undefined
}

function idAt(owner: string, seed: number, index: number, number: number): string {
  const first = scramble(scramble(seed) ^ scramble(index))
  const second = scramble(first ^ seed)
  return [
    hex(first, 8),
    hex(second, 4),
    `4${hex(number, 3)}`,
    owner + hex(second >>> 16, 3),
    hex(index, 12),
  ].join('-')
}

/** The lowest digits. */
function hex(number: number, digits: number): string {
  const text = number < 0 ? (number >>> 0).toString(16) : number.toString(16)
  return text.padStart(digits, '0').slice(-digits)
}
