import type { Dynamic } from '@bird-interactions/core'

import { leavesOf } from '../leaves.ts'
import { isRecipient, maskRecipient } from '../mask-recipient.ts'
import { recipientsOf } from '../recipients.ts'
import { type Cell, NOTHING } from '../table/cell.ts'
import { localTime, nameOfZone } from '../time.ts'
import type { RecordKind } from './record-kind.ts'

/** The fields of interactions that CSV always has, in this order. */
export const STABLE_FIELDS = [
  'id',
  'messageId',
  'channelId',
  'channel',
  'type',
  'sentType',
  'createdAt',
  'platformId',
  'details.kind',
  'details.text',
  'metadata.button.payload',
] as const

/** Interactions, one a row. */
export const interactionRecords: RecordKind<Dynamic> = {
  columns: (view) => {
    const masks = view.onTerminal && !view.showRecipients
    return [
      {
        name: 'TIME',
        header: view.onTerminal ? `TIME (${nameOfZone(view.timeZone)})` : undefined,
        // The year is missed least.
        cutFrom: 'start',
        cell: ({ createdAt }) =>
          view.onTerminal ? (localTime(createdAt, view.timeZone) ?? createdAt) : createdAt,
      },
      {
        name: 'CHANNEL',
        usual: 8,
        cell: ({ channel, platformId }) => (channel === 'unknown' ? unknown(platformId) : channel),
      },
      {
        name: 'INTERACTION',
        cell: ({ type, sentType }) => (type === 'unknown' ? unknown(sentType) : type),
      },
      { name: 'DETAILS', usual: 36, cell: (interaction) => whatOf(interaction) || NOTHING },
      {
        name: 'WHO',
        header: masks ? 'WHO (masked)' : undefined,
        usual: masks ? 8 : 16,
        cell: ({ receiver }) => {
          const names = recipientsOf(receiver)
          return (masks ? names.map(maskRecipient) : names).join(', ') || NOTHING
        },
      },
    ]
  },
  giveWay: [
    ['TIME', 15],
    ['DETAILS', 16],
    ['WHO', 8],
    ['TIME', 9],
    ['CHANNEL', 3],
    ['WHO', 4],
    ['DETAILS', 8],
  ],
  stableFields: STABLE_FIELDS,
  masked: maskedAt,
}

/** Interactions of several messages, one a row. */
export const interactionsOfMessages: RecordKind<Dynamic> = {
  ...interactionRecords,
  columns: (view) => [
    // Ids that follow one another begin alike.
    { name: 'MESSAGE', cutFrom: 'start', cell: ({ messageId }) => messageId },
    ...interactionRecords.columns(view),
  ],
  giveWay: [['MESSAGE', 13], ...(interactionRecords.giveWay ?? []), ['MESSAGE', 5]],
}

function unknown(sent: string | undefined): Cell {
  return { text: sent === undefined ? 'unknown' : `unknown ${quoted(sent)}`, tone: 'caution' }
}

/** The numbers of `details` as sent, the payload of the button, and whatever else `metadata` holds. */
function whatOf({ details, metadata }: Dynamic): string {
  const { button, ...others } = metadata ?? {}
  const parts: string[] = []
  if (details !== undefined) {
    const { kind, text, ...numbers } = details
    const positions = Object.entries(numbers).map(([name, value]) => `${name} ${value}`)
    parts.push(
      ...(kind === 'unrecognized' ? [quoted(text)] : positions.length > 0 ? positions : [text]),
    )
  }
  if (button?.payload !== undefined) parts.push(quoted(button.payload))
  for (const [path, value] of leavesOf(others)) {
    parts.push(
      path === '' ? '' : `${path} ${typeof value === 'string' ? quoted(value) : String(value)}`,
    )
  }
  return parts.filter((part) => part !== '').join(' · ')
}

/** In quotation marks that what is inside cannot close. */
function quoted(text: string): string {
  return JSON.stringify(text)
}

function maskedAt(value: unknown, path: readonly string[]): unknown {
  if (typeof value === 'string') return isRecipient(path) ? maskRecipient(value) : value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(
    ([key, inner]) => [key, maskedAt(inner, [...path, key])] as const,
  )
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries)
}
