import { CHANNEL, MESSAGE } from './test-io.ts'

const contact = { identifierKey: 'phonenumber', identifierValue: '+447123456789' }

/** An interaction as Bird's RCS page shows it, with what a test changes. */
export function wire(fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: 'dee91f17-5966-11ef-8508-0a58a9feac01',
    type: 'clicked',
    createdAt: '2024-08-13T11:26:22.035459Z',
    messageId: MESSAGE,
    channelId: CHANNEL,
    platformId: 'rcs-google',
    messageReference: '7af126ba-8861-4d38-84b8-a613f982b9a9',
    messagePartsCount: 1,
    receiver: { contacts: [contact] },
    details: 'card_0_item_1_clicked',
    metadata: { button: { payload: 'website' } },
    ...fields,
  }
}

/** The same without some of its fields. */
export function wireWithout(...names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(wire()).filter(([name]) => !names.includes(name)))
}
