/** An interaction with an identity and nothing else, and what is given. */
export function wireOf(fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: 'de476f9b-5966-11ef-90fc-0a58a9feac01',
    type: 'clicked',
    createdAt: '2024-08-13T11:26:21.19271Z',
    messageId: '2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1',
    channelId: 'cc79a83e-ae28-4d20-9576-cd6ef76641a1',
    ...fields,
  }
}
