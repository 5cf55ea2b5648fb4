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
  UseCaseType,
  UserContact,
} from '../fields.ts'
import { type Tolerant, tolerant } from './tolerant.ts'
import { tolerantObject, tolerantPart, type TolerantShape } from './tolerant-object.ts'

type Identity = 'id' | 'messageId' | 'channelId' | 'createdAt'

/** Every documented field of an interaction as Bird sends it, where `type` and `details` are texts. */
type InteractionShape = Readonly<Record<Identity | 'type', z.ZodString>> &
  TolerantShape<Omit<InteractionFields, Identity>> & { readonly details: Tolerant<string> }

const identity = z.string().min(1)
const text = tolerant(z.string())
const texts = tolerant<readonly string[]>(z.array(z.string()))
const flag = tolerant(z.boolean())

const annotation = tolerant(tolerantPart<Annotation>({ name: text }))

const identifier = { identifierKey: text, identifierValue: text }

const receiver = tolerantPart<Receiver>({
  connector: tolerant(
    tolerantPart<Connector>({
      id: text,
      identifierValue: text,
      annotations: annotation,
      types: texts,
    }),
  ),
  contacts: tolerant(
    z.array(
      tolerantPart<Contact>({
        id: text,
        ...identifier,
        identifiers: tolerant(z.array(tolerantPart<Identifier>(identifier))),
        receiverValue: text,
        receiverExpression: text,
        type: text,
        countryCode: text,
        platformAddress: text,
        platformAddressSelector: text,
        contactAnnotation: annotation,
      }),
    ),
  ),
  device: tolerant(tolerantPart<Device>({ id: text, identifierValue: text, gateway: text })),
  inbox: tolerant(
    tolerantPart<Inbox>({ id: text, ...identifier, type: text, emailRecipientType: text }),
  ),
  userContacts: tolerant(
    z.array(tolerantPart<UserContact>({ id: text, ...identifier, type: text })),
  ),
})

const metadata = tolerantPart<Metadata>({
  button: tolerant(tolerantPart<Button>({ payload: text })),
  link: tolerant(tolerantPart<Link>({ name: text, url: text, clickType: text })),
  reaction: tolerant(tolerantPart<Reaction>({ emoji: text, action: text })),
  conversion: tolerant(
    tolerantPart<Conversion>({ type: text, status: text, method: text, timestamp: text }),
  ),
  subscriptionList: tolerant(tolerantPart<SubscriptionList>({ subscriptionListId: text })),
  prefetched: flag,
  // Not z.record, which takes twice as long.
  extraInformation: tolerant(z.object({}).catchall(z.string())),
  renderedContentBlocks: texts,
})

/**
 * An interaction as Bird sends it: every field of every published generation of Bird's schema.
 *
 * Only the identity (`id`, `messageId`, `channelId`, `type`, `createdAt`) is required. Any other documented field counts as
 * absent, and its key is left out, when it is `null` or of another type than documented; a list counts as absent as a whole
 * when one of its elements is of another type. Unknown fields, at any depth, and unknown words pass through; only a field
 * named `__proto__` is dropped.
 *
 * It accepts what the decoder of `@bird-interactions/core` accepts, and reads every field as the decoder does; `type` and
 * `details` are left as sent, because their meaning is the channel's. Extend it with fields of your own:
 *
 * @example
 * ```ts
 * const mine = interactionSchema.extend({ tenant: z.string() })
 * ```
 *
 * @see https://docs.bird.com/api/channels-api/supported-channels/programmable-whatsapp/message-interactions
 */
export const interactionSchema = tolerantObject({
  id: identity,
  messageId: identity,
  channelId: identity,
  type: identity,
  createdAt: identity,
  platformId: text,
  platformReferenceId: text,
  details: text,
  messageReference: text,
  messagePartsCount: tolerant(z.number()),
  messageCreatedAt: text,
  messageTags: texts,
  messagePartId: text,
  receiver: tolerant(receiver),
  context: tolerant(tolerantPart<Context>({ id: text, type: text, tags: texts, tagIds: texts })),
  metadata: tolerant(metadata),
  journey: tolerant(
    tolerantPart<Journey>({
      id: text,
      name: text,
      runId: text,
      scheduleExecutionId: text,
      stepId: text,
    }),
  ),
  notification: tolerant(tolerantPart<Notification>({ url: text, template: text })),
  bodyTemplateProjectId: text,
  useCaseType: tolerant<UseCaseType>(z.string()),
  isFirstInteraction: flag,
  isFirstInteractionIncludingBots: flag,
} satisfies InteractionShape)
