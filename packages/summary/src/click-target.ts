import type { SummaryInput } from './summary-input.ts'
import { shorten } from './tally.ts'

/** What was clicked. */
export interface ClickTarget {
  readonly channel: string
  /** Empty when the details have no numbers. */
  readonly place: Readonly<Record<string, number>>
  readonly name?: string
}

/**
 * What a click was on, whatever the channel: the numbers of its details. Where there are none, the link, the payload of the
 * button or the text of the details tells it apart.
 */
export function targetOf({ channel, details, metadata }: SummaryInput): ClickTarget {
  const numbers = Object.entries<unknown>(details ?? {}).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  )
  const place = Object.fromEntries(numbers)
  if (numbers.length > 0) return { channel, place }
  const { link, button } = metadata ?? {}
  const name = [link?.name, link?.url, button?.payload, details?.text].find(
    (text) => text !== undefined && text !== '',
  )
  return name === undefined ? { channel, place } : { channel, place, name: shorten(name) }
}

/** Orders by channel, place and name. */
export function compareTargets(left: ClickTarget, right: ClickTarget): number {
  return (
    compareText(left.channel, right.channel) ||
    comparePlaces(Object.entries(left.place), Object.entries(right.place)) ||
    compareText(left.name ?? '', right.name ?? '')
  )
}

type Entries = readonly (readonly [name: string, value: number])[]

/** Number by number; those without any come last. */
function comparePlaces(left: Entries, right: Entries): number {
  if (left.length === 0 || right.length === 0) return right.length - left.length
  for (const [index, [name, value]] of left.entries()) {
    const [otherName = '', otherValue = 0] = right[index] ?? []
    const order = compareText(name, otherName) || value - otherValue
    if (order !== 0) return order
  }
  return left.length - right.length
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
