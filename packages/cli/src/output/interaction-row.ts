import type { Dynamic } from '@bird-interactions/core'

import { leavesOf } from './leaves.ts'
import { recipientsOf } from './recipients.ts'

/** The columns of the table of interactions. */
export const ROW_HEADER = ['TIME', 'CHANNEL', 'INTERACTION', 'CLICKED', 'WHO'] as const

const NOTHING = '-'

/** An interaction as the cells of a row, not yet escaped. */
export function interactionRow(interaction: Dynamic): string[] {
  return [
    interaction.createdAt,
    interaction.channel === 'unknown' ? unknown(interaction.platformId) : interaction.channel,
    interaction.type === 'unknown' ? unknown(interaction.sentType) : interaction.type,
    whatOf(interaction) || NOTHING,
    recipientsOf(interaction.receiver).join(', ') || NOTHING,
  ]
}

function unknown(sent: string | undefined): string {
  return sent === undefined ? 'unknown' : `unknown ${quoted(sent)}`
}

/** What was clicked: the numbers of `details` as sent, the payload of the button, and whatever else `metadata` holds. */
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
