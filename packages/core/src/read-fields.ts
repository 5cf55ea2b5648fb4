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
  WireInteraction,
} from './fields.ts'
import { boolean, list, number, object, objectBy, record, text } from './shape.ts'

const texts = list(text)

const annotation = object<Annotation>({ name: text })

const identifier = { identifierKey: text, identifierValue: text }

const readIdentifiers = list(object<Identifier>(identifier))

const readContacts = list(
  objectBy<Contact>((name, value) => {
    switch (name) {
      case 'id':
      case 'identifierKey':
      case 'identifierValue':
      case 'receiverValue':
      case 'receiverExpression':
      case 'type':
      case 'countryCode':
      case 'platformAddress':
      case 'platformAddressSelector':
        return text(value)
      case 'identifiers':
        return readIdentifiers(value)
      case 'contactAnnotation':
        return annotation(value)
      default:
        return undefined
    }
  }),
)

const readReceiver = object<Receiver>(
  {
    connector: object<Connector>({
      id: text,
      identifierValue: text,
      annotations: annotation,
      types: texts,
    }),
    contacts: readContacts,
    device: object<Device>({ id: text, identifierValue: text, gateway: text }),
    inbox: object<Inbox>({ id: text, ...identifier, type: text, emailRecipientType: text }),
    userContacts: list(object<UserContact>({ id: text, ...identifier, type: text })),
  },
  'contacts',
)

const readContext = object<Context>({ id: text, type: text, tags: texts, tagIds: texts })

const readMetadata = object<Metadata>(
  {
    button: object<Button>({ payload: text }, 'payload'),
    link: object<Link>({ name: text, url: text, clickType: text }),
    reaction: object<Reaction>({ emoji: text, action: text }),
    conversion: object<Conversion>({ type: text, status: text, method: text, timestamp: text }),
    subscriptionList: object<SubscriptionList>({ subscriptionListId: text }),
    prefetched: boolean,
    extraInformation: record(text),
    renderedContentBlocks: texts,
  },
  'button',
)

const readJourney = object<Journey>({
  id: text,
  name: text,
  runId: text,
  scheduleExecutionId: text,
  stepId: text,
})

const readNotification = object<Notification>({ url: text, template: text })

/** The fields that tell what an interaction belongs to: always there, and read before the others. */
type Identity = 'id' | 'messageId' | 'channelId' | 'createdAt'

type Fields = Omit<InteractionFields, Identity>

/**
 * Reads every documented field but the identity, and `type` and `details`, whose meaning is the channel's.
 *
 * Field by field, because a loop over their names takes several times as long.
 */
export function readFieldsInto(
  target: { -readonly [Name in keyof Fields]: Fields[Name] },
  wire: WireInteraction,
): void {
  const platformId = text(wire['platformId'])
  if (platformId !== undefined) target.platformId = platformId
  const platformReferenceId = text(wire['platformReferenceId'])
  if (platformReferenceId !== undefined) target.platformReferenceId = platformReferenceId
  const messageReference = text(wire['messageReference'])
  if (messageReference !== undefined) target.messageReference = messageReference
  const messagePartsCount = number(wire['messagePartsCount'])
  if (messagePartsCount !== undefined) target.messagePartsCount = messagePartsCount
  const messageCreatedAt = text(wire['messageCreatedAt'])
  if (messageCreatedAt !== undefined) target.messageCreatedAt = messageCreatedAt
  const messageTags = texts(wire['messageTags'])
  if (messageTags !== undefined) target.messageTags = messageTags
  const messagePartId = text(wire['messagePartId'])
  if (messagePartId !== undefined) target.messagePartId = messagePartId
  const receiver = readReceiver(wire['receiver'])
  if (receiver !== undefined) target.receiver = receiver
  const context = readContext(wire['context'])
  if (context !== undefined) target.context = context
  const metadata = readMetadata(wire['metadata'])
  if (metadata !== undefined) target.metadata = metadata
  const journey = readJourney(wire['journey'])
  if (journey !== undefined) target.journey = journey
  const notification = readNotification(wire['notification'])
  if (notification !== undefined) target.notification = notification
  const bodyTemplateProjectId = text(wire['bodyTemplateProjectId'])
  if (bodyTemplateProjectId !== undefined) target.bodyTemplateProjectId = bodyTemplateProjectId
  const useCaseType = text(wire['useCaseType'])
  if (useCaseType !== undefined) target.useCaseType = useCaseType
  const isFirstInteraction = boolean(wire['isFirstInteraction'])
  if (isFirstInteraction !== undefined) target.isFirstInteraction = isFirstInteraction
  const isFirstInteractionIncludingBots = boolean(wire['isFirstInteractionIncludingBots'])
  if (isFirstInteractionIncludingBots !== undefined)
    target.isFirstInteractionIncludingBots = isFirstInteractionIncludingBots
}
