import type {
  Annotation,
  Button,
  Connector,
  Contact,
  Context,
  Conversion,
  Device,
  Identifier,
  Inbox,
  InteractionFields,
  Journey,
  Link,
  Metadata,
  Notification,
  Reaction,
  Receiver,
  SubscriptionList,
  UserContact,
} from './fields.ts'
import { boolean, fieldsOf, list, number, object, record, text } from './shape.ts'

const annotation = object<Annotation>({ name: text })

const identifier = { identifierKey: text, identifierValue: text }

const receiver = object<Receiver>({
  connector: object<Connector>({
    id: text,
    identifierValue: text,
    annotations: annotation,
    types: list(text),
  }),
  contacts: list(
    object<Contact>({
      id: text,
      ...identifier,
      identifiers: list(object<Identifier>(identifier)),
      receiverValue: text,
      receiverExpression: text,
      type: text,
      countryCode: text,
      platformAddress: text,
      platformAddressSelector: text,
      contactAnnotation: annotation,
    }),
  ),
  device: object<Device>({ id: text, identifierValue: text, gateway: text }),
  inbox: object<Inbox>({ id: text, ...identifier, type: text, emailRecipientType: text }),
  userContacts: list(object<UserContact>({ id: text, ...identifier, type: text })),
})

const metadata = object<Metadata>({
  button: object<Button>({ payload: text }),
  link: object<Link>({ name: text, url: text, clickType: text }),
  reaction: object<Reaction>({ emoji: text, action: text }),
  conversion: object<Conversion>({ type: text, status: text, method: text, timestamp: text }),
  subscriptionList: object<SubscriptionList>({ subscriptionListId: text }),
  prefetched: boolean,
  extraInformation: record(text),
  renderedContentBlocks: list(text),
})

/** The fields that tell what an interaction belongs to: always there, and read before the others. */
export type Identity = 'id' | 'messageId' | 'channelId' | 'createdAt'

/** Reads every documented field but the identity, and `type` and `details`, whose meaning is the channel's. */
export const readFieldsInto = fieldsOf<Omit<InteractionFields, Identity>>({
  platformId: text,
  platformReferenceId: text,
  messageReference: text,
  messagePartsCount: number,
  messageCreatedAt: text,
  messageTags: list(text),
  messagePartId: text,
  receiver,
  context: object<Context>({ id: text, type: text, tags: list(text), tagIds: list(text) }),
  metadata,
  journey: object<Journey>({
    id: text,
    name: text,
    runId: text,
    scheduleExecutionId: text,
    stepId: text,
  }),
  notification: object<Notification>({ url: text, template: text }),
  bodyTemplateProjectId: text,
  useCaseType: text,
  isFirstInteraction: boolean,
  isFirstInteractionIncludingBots: boolean,
})
