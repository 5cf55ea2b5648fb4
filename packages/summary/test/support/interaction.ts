import type { SummaryInput } from '../../src/index.ts'

let count = 0

/** A UUID that no other call gives. */
export function uuid(): string {
  count += 1
  return `10000000-0000-4000-8000-${String(count).padStart(12, '0')}`
}

export const MESSAGE = '20000000-0000-4000-8000-000000000001'

/** An interaction of its own, with some of it replaced. */
export function interaction(part: Partial<SummaryInput> = {}): SummaryInput {
  return {
    id: uuid(),
    messageId: MESSAGE,
    channel: 'rcs',
    type: 'read',
    createdAt: '2026-03-01T10:00:00Z',
    recipient: '+447700900001',
    ...part,
  }
}

/** A click on a button of a card. */
export function click(card: number, item: number, part: Partial<SummaryInput> = {}): SummaryInput {
  const details = { kind: 'cardItem', card, item, text: `card_${card}_item_${item}_clicked` }
  return interaction({ type: 'clicked', details, ...part })
}
