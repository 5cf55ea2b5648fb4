import * as z from 'zod'

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
} from '../fields.ts'

/** A strict schema for each field of an object: leaving one out, or adding one that is not declared, does not compile. */
type StrictShape<T> = { readonly [Key in keyof T]-?: z.ZodType }

const text = z.string()
const optionalText = text.optional()
const texts = z.array(text)

// Not z.uuid(), which demands a version and a variant: Bird documents neither.
const uuid = z.guid()
const optionalUuid = uuid.optional()

/** RFC 3339: an offset or Z, and any number of fractional digits. */
const timestamp = z.stringFormat(
  'date-time',
  /^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])[Tt](?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\.[0-9]+)?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$/u,
)

const annotation = strict<Annotation>({ name: optionalText })

const receiver = strict<Receiver>({
  connector: strict<Connector>({
    id: uuid,
    identifierValue: optionalText,
    annotations: annotation.optional(),
    types: texts.optional(),
  }).optional(),
  contacts: z
    .array(
      strict<Contact>({
        id: optionalUuid,
        identifierKey: optionalText,
        identifierValue: optionalText,
        identifiers: z
          .array(strict<Identifier>({ identifierKey: text, identifierValue: text }))
          .optional(),
        receiverValue: optionalText,
        receiverExpression: optionalText,
        type: optionalText,
        countryCode: optionalText,
        platformAddress: optionalText,
        platformAddressSelector: optionalText,
        contactAnnotation: annotation.optional(),
      }),
    )
    .optional(),
  device: strict<Device>({
    id: uuid,
    identifierValue: text,
    gateway: z.enum(['firebase', 'apns', 'web']),
  }).optional(),
  inbox: strict<Inbox>({
    id: uuid,
    type: z.enum(['user', 'group']),
    identifierKey: text,
    identifierValue: text,
    emailRecipientType: optionalText,
  }).optional(),
  userContacts: z
    .array(
      strict<UserContact>({
        id: uuid,
        identifierKey: text,
        identifierValue: text,
        type: optionalText,
      }),
    )
    .optional(),
})

/**
 * The fields of every interaction but `type`, `details` and `metadata`, as strictly as Bird documents them, in every
 * published generation of its schema. `context` is optional, because both of the published RCS examples lack it.
 *
 * @see https://docs.bird.com/api/channels-api/supported-channels/programmable-rcs/message-interactions
 */
export const documentedFields = {
  id: uuid,
  messageId: uuid,
  channelId: uuid,
  createdAt: timestamp,
  platformId: text,
  platformReferenceId: optionalText,
  messageReference: text,
  messagePartsCount: z.int32(),
  messageCreatedAt: timestamp.optional(),
  messageTags: texts.nullable().optional(),
  messagePartId: uuid.nullable().optional(),
  receiver,
  context: strict<Context>({
    id: optionalText,
    type: optionalText,
    tags: texts.optional(),
    tagIds: z.array(uuid).optional(),
  }).optional(),
  journey: strict<Journey>({
    id: optionalUuid,
    name: optionalText,
    runId: optionalUuid,
    scheduleExecutionId: optionalUuid,
    stepId: optionalText,
  }).optional(),
  notification: strict<Notification>({ url: text, template: optionalText }).optional(),
  bodyTemplateProjectId: optionalUuid,
  useCaseType: z
    .enum(['unspecified', 'marketing', 'otp', 'transactional', 'conversation', 'test'])
    .optional(),
  isFirstInteraction: z.boolean().optional(),
  isFirstInteractionIncludingBots: z.boolean().optional(),
} satisfies StrictShape<Omit<InteractionFields, 'metadata'>>

/**
 * The keys of `metadata`, as strictly as Bird documents them.
 *
 * @see https://docs.bird.com/api/channels-api/supported-channels/programmable-whatsapp/message-interactions
 */
export const documentedMetadata: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>(
  Object.entries({
    button: strict<Button>({ payload: text }),
    link: strict<Link>({
      name: text,
      url: text,
      clickType: z.enum(['link', 'button']).optional(),
    }),
    reaction: strict<Reaction>({ emoji: text, action: z.enum(['react', 'unreact']) }),
    conversion: strict<Conversion>({
      type: z.enum(['otp', 'url', 'promo_code']).optional(),
      status: z
        .enum([
          'converted',
          'canceled',
          'not_converted',
          'incorrect_code',
          'resent',
          'received_after_expiration',
        ])
        .optional(),
      method: z.enum(['unknown', 'manual', 'auto']).optional(),
      timestamp: timestamp.optional(),
    }),
    subscriptionList: strict<SubscriptionList>({ subscriptionListId: uuid }),
    prefetched: z.boolean(),
    extraInformation: z.object({}).catchall(text),
    renderedContentBlocks: texts,
  } satisfies StrictShape<Metadata>),
)

function strict<T extends object>(shape: StrictShape<T>): z.ZodObject {
  return z.strictObject(shape)
}
