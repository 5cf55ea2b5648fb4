/** Where the made-up messages are. */
export const workspaceId = '11111111-1111-4111-8111-111111111111'
export const channelId = 'cc79a83e-ae28-4d20-9576-cd6ef76641a1'
/** The message of Bird's RCS example. */
export const messageId = '2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1'

/** What Bird's RCS example has that an interaction of any channel may have. */
export const common = {
  id: 'dee91f17-5966-11ef-8508-0a58a9feac01',
  createdAt: '2024-08-13T11:26:22.035459Z',
  messageId,
  channelId,
  messageReference: '7af126ba-8861-4d38-84b8-a613f982b9a9',
  messagePartsCount: 1,
  receiver: {
    contacts: [
      {
        id: '46623801-a627-4a3f-9523-363c501d459d',
        identifierKey: 'phonenumber',
        identifierValue: '+447123456789',
      },
    ],
  },
  metadata: { button: { payload: 'website' } },
}

const interaction = {
  ...common,
  type: 'clicked',
  platformId: 'rcs-google',
  details: 'card_0_item_1_clicked',
}
const parts = JSON.stringify({
  results: [interaction, { ...interaction, id: 'dee91f17-5966-11ef-8508-0a58a9feac02' }],
}).split(messageId)

/** The path that a message's interactions are asked for at. */
export function pathOf(message: string): string {
  return `/workspaces/${workspaceId}/channels/${channelId}/messages/${message}/interactions`
}

/** The list of the message that a path names: two interactions, about 1 kB. Joined of ready parts, so that it costs next to nothing. */
export function listAt(path: string): string {
  return parts.join(path.split('/')[6])
}
