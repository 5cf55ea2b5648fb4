import type { Channel, Dynamic } from '@bird-interactions/core'

import type { KnownFields } from './known-fields.ts'

/** The fields of a type as {@link KnownFields}: leaving one out, or adding one that it has not, does not compile. */
type FieldsOf<T> = T extends readonly (infer Element)[]
  ? readonly [FieldsOf<Element>]
  : T extends object
    ? string extends keyof T
      ? 'any'
      : { readonly [Name in keyof T]-?: FieldsOf<Exclude<T[Name], undefined>> }
    : 'value'

/** The fields of interactions of these channels: those that Bird documents, and the numbers in their details. */
export function interactionFields(channels: readonly Channel[]): KnownFields {
  return { ...DOCUMENTED, details: { kind: 'value', ...numbersOf(channels), text: 'value' } }
}

/** The names between braces in the patterns of channels. */
function numbersOf(channels: readonly Channel[]): Record<string, 'value'> {
  const patterns = channels.flatMap(({ interactions }) =>
    Object.values(interactions).flatMap(({ details = {} }) => Object.values(details).flat()),
  )
  const names = patterns.flatMap((pattern) => pattern.match(/(?<=\{)[^{}]*(?=\})/g) ?? [])
  return Object.fromEntries(names.map((name) => [name, 'value'] as const))
}

const IDENTIFIER = { identifierKey: 'value', identifierValue: 'value' } as const

const DOCUMENTED: FieldsOf<Dynamic> = {
  id: 'value',
  messageId: 'value',
  channelId: 'value',
  channel: 'value',
  type: 'value',
  sentType: 'value',
  createdAt: 'value',
  // Those of the channels at hand take its place.
  details: 'any',
  platformId: 'value',
  platformReferenceId: 'value',
  messageReference: 'value',
  messagePartsCount: 'value',
  messageCreatedAt: 'value',
  messageTags: ['value'],
  messagePartId: 'value',
  metadata: {
    button: { payload: 'value' },
    link: { name: 'value', url: 'value', clickType: 'value' },
    reaction: { emoji: 'value', action: 'value' },
    conversion: { type: 'value', status: 'value', method: 'value', timestamp: 'value' },
    subscriptionList: { subscriptionListId: 'value' },
    prefetched: 'value',
    extraInformation: 'any',
    renderedContentBlocks: ['value'],
  },
  receiver: {
    connector: {
      id: 'value',
      identifierValue: 'value',
      annotations: { name: 'value' },
      types: ['value'],
    },
    contacts: [
      {
        id: 'value',
        ...IDENTIFIER,
        identifiers: [IDENTIFIER],
        receiverValue: 'value',
        receiverExpression: 'value',
        type: 'value',
        countryCode: 'value',
        platformAddress: 'value',
        platformAddressSelector: 'value',
        contactAnnotation: { name: 'value' },
      },
    ],
    device: { id: 'value', identifierValue: 'value', gateway: 'value' },
    inbox: { id: 'value', ...IDENTIFIER, type: 'value', emailRecipientType: 'value' },
    userContacts: [{ id: 'value', ...IDENTIFIER, type: 'value' }],
  },
  context: { id: 'value', type: 'value', tags: ['value'], tagIds: ['value'] },
  journey: {
    id: 'value',
    name: 'value',
    runId: 'value',
    scheduleExecutionId: 'value',
    stepId: 'value',
  },
  notification: { url: 'value', template: 'value' },
  bodyTemplateProjectId: 'value',
  useCaseType: 'value',
  isFirstInteraction: 'value',
  isFirstInteractionIncludingBots: 'value',
  raw: 'any',
}
