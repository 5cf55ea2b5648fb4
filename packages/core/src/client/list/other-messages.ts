import { canonicalId } from './canonical-id.ts'
import type { MessageRef } from '../client.ts'
import type { Listed } from './merge-duplicates.ts'
import { quote } from '../answer/quote.ts'
import type { Problem } from './results.ts'

/** How many places a message names. */
const MOST_PLACES = 10

/**
 * A problem for each message or channel in a list that is another than was asked for, however the ids are spelled.
 *
 * @see https://docs.bird.com/api/channels-api/supported-channels/programmable-sms/message-interactions
 */
export function otherMessages(list: readonly Listed[], asked: MessageRef): Problem[] {
  const isSpelledOtherwise = ({ interaction }: Listed): boolean =>
    interaction.messageId !== asked.messageId || interaction.channelId !== asked.channelId
  if (!list.some(isSpelledOtherwise)) return []
  const others = new Map<string, [Listed, ...Listed[]]>()
  const messageId = canonicalId(asked.messageId)
  const channelId = canonicalId(asked.channelId)
  for (const listed of list.filter(isSpelledOtherwise)) {
    const { interaction } = listed
    const names = [canonicalId(interaction.messageId), canonicalId(interaction.channelId)]
    if (names[0] === messageId && names[1] === channelId) continue
    const key = JSON.stringify(names)
    const known = others.get(key)
    if (known === undefined) others.set(key, [listed])
    else known.push(listed)
  }
  return Array.from(others.values(), problemOf)
}

function problemOf(listed: readonly [Listed, ...Listed[]]): Problem {
  const { index, interaction } = listed[0]
  const { messageId, channelId, raw } = interaction
  const subject = listed.length === 1 ? 'belongs' : 'belong'
  return {
    code: 'other_message',
    index,
    message: `${placesOf(listed)} of the list ${subject} to message ${quote(messageId, 60)} in channel ${quote(channelId, 60)}, which is not what was asked for, and is delivered all the same. Bird documents that an opt-out by keyword may name another message than the one sent; otherwise check the base URL: mock servers answer with ids of their own.`,
    raw,
  }
}

function placesOf(listed: readonly Listed[]): string {
  const shown = listed.slice(0, MOST_PLACES).map(({ index }) => String(index))
  if (listed.length === 1) return `Element ${shown.join('')}`
  if (listed.length > MOST_PLACES) {
    return `Elements ${shown.join(', ')} and ${listed.length - MOST_PLACES} more`
  }
  return `Elements ${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}
