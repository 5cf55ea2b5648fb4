import type { InteractionFields } from '@bird-interactions/core'

/** The paths of a type: an element of a list is `[]`, of any key `*`. */
type PathOf<T> = T extends string | number | boolean
  ? never
  : T extends readonly (infer Element)[]
    ? '[]' | Below<'[]', Element>
    : string extends keyof T
      ? '*' | Below<'*', T[keyof T]>
      : { [Key in keyof T & string]-?: Key | Below<Key, Exclude<T[Key], undefined>> }[keyof T &
          string]

type Below<Key extends string, T> =
  PathOf<T> extends infer Path extends string ? `${Key}.${Path}` : never

/** Every path of the types of an interaction, and what the decoder gives another meaning. */
type DocumentedPath = PathOf<InteractionFields> | 'type' | 'details'

/**
 * Every documented field of an interaction, and the last generation of Bird's schema that has it. The compiler holds it to
 * the types; a test holds it to the document.
 */
export const documentedPaths: Readonly<Record<DocumentedPath, 2025 | 2026>> = {
  id: 2026,
  messageId: 2026,
  channelId: 2026,
  type: 2026,
  createdAt: 2026,
  details: 2026,
  platformId: 2026,
  platformReferenceId: 2026,
  messageReference: 2026,
  messagePartsCount: 2026,
  messageCreatedAt: 2026,
  messageTags: 2026,
  'messageTags.[]': 2026,
  messagePartId: 2025,
  receiver: 2026,
  'receiver.connector': 2026,
  'receiver.connector.id': 2026,
  'receiver.connector.identifierValue': 2026,
  'receiver.connector.annotations': 2026,
  'receiver.connector.annotations.name': 2026,
  'receiver.connector.types': 2026,
  'receiver.connector.types.[]': 2026,
  'receiver.contacts': 2026,
  'receiver.contacts.[]': 2026,
  'receiver.contacts.[].id': 2026,
  'receiver.contacts.[].identifierKey': 2026,
  'receiver.contacts.[].identifierValue': 2026,
  'receiver.contacts.[].identifiers': 2026,
  'receiver.contacts.[].identifiers.[]': 2026,
  'receiver.contacts.[].identifiers.[].identifierKey': 2026,
  'receiver.contacts.[].identifiers.[].identifierValue': 2026,
  'receiver.contacts.[].receiverValue': 2026,
  'receiver.contacts.[].receiverExpression': 2026,
  'receiver.contacts.[].type': 2026,
  'receiver.contacts.[].countryCode': 2026,
  'receiver.contacts.[].platformAddress': 2026,
  'receiver.contacts.[].platformAddressSelector': 2026,
  'receiver.contacts.[].contactAnnotation': 2026,
  'receiver.contacts.[].contactAnnotation.name': 2026,
  'receiver.device': 2026,
  'receiver.device.id': 2026,
  'receiver.device.identifierValue': 2026,
  'receiver.device.gateway': 2026,
  'receiver.inbox': 2026,
  'receiver.inbox.id': 2026,
  'receiver.inbox.type': 2026,
  'receiver.inbox.identifierKey': 2026,
  'receiver.inbox.identifierValue': 2026,
  'receiver.inbox.emailRecipientType': 2026,
  'receiver.userContacts': 2026,
  'receiver.userContacts.[]': 2026,
  'receiver.userContacts.[].id': 2026,
  'receiver.userContacts.[].identifierKey': 2026,
  'receiver.userContacts.[].identifierValue': 2026,
  'receiver.userContacts.[].type': 2026,
  context: 2026,
  'context.id': 2026,
  'context.type': 2026,
  'context.tags': 2025,
  'context.tags.[]': 2025,
  'context.tagIds': 2026,
  'context.tagIds.[]': 2026,
  metadata: 2026,
  'metadata.button': 2026,
  'metadata.button.payload': 2026,
  'metadata.link': 2026,
  'metadata.link.name': 2026,
  'metadata.link.url': 2026,
  'metadata.link.clickType': 2026,
  'metadata.reaction': 2026,
  'metadata.reaction.emoji': 2026,
  'metadata.reaction.action': 2026,
  'metadata.conversion': 2026,
  'metadata.conversion.type': 2026,
  'metadata.conversion.status': 2026,
  'metadata.conversion.method': 2026,
  'metadata.conversion.timestamp': 2026,
  'metadata.subscriptionList': 2026,
  'metadata.subscriptionList.subscriptionListId': 2026,
  'metadata.prefetched': 2026,
  'metadata.extraInformation': 2026,
  'metadata.extraInformation.*': 2026,
  'metadata.renderedContentBlocks': 2026,
  'metadata.renderedContentBlocks.[]': 2026,
  journey: 2026,
  'journey.id': 2026,
  'journey.name': 2026,
  'journey.runId': 2026,
  'journey.scheduleExecutionId': 2026,
  'journey.stepId': 2026,
  notification: 2026,
  'notification.url': 2026,
  'notification.template': 2026,
  bodyTemplateProjectId: 2026,
  useCaseType: 2026,
  isFirstInteraction: 2026,
  isFirstInteractionIncludingBots: 2026,
}

/** A value without the fields that are not documented, at any depth. */
export function documentedPartOf(value: unknown, path = ''): unknown {
  const below = (key: string) => (path === '' ? key : `${path}.${key}`)
  if (Array.isArray(value)) return value.map((item) => documentedPartOf(item, below('[]')))
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).flatMap(([key, item]) => {
    const at = [below(key), below('*')].find((known) => Object.hasOwn(documentedPaths, known))
    return at === undefined ? [] : [[key, documentedPartOf(item, at)]]
  })
  return Object.fromEntries(kept)
}
