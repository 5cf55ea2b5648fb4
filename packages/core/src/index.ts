export { defineChannel } from './contract.ts'
export type { Channel, InteractionSpec, Pattern, Specs } from './contract.ts'
export { compareCreatedAt } from './created-at.ts'
export type { Timestamped } from './created-at.ts'
export { createDecoder } from './decode.ts'
export type { Decode, DecodeOptions } from './decode.ts'
export { formatDetails, parseDetails } from './details.ts'
export type { DetailsInput } from './details.ts'
export {
  ApiError,
  BirdError,
  ConfigError,
  ConnectionError,
  ResponseError,
  TimeoutError,
} from './errors.ts'
export type {
  ApiErrorBody,
  ApiErrorCode,
  ConfigErrorCode,
  ConnectionErrorCode,
  ErrorCode,
  RequestCost,
  ResponseErrorCode,
  TimeoutErrorCode,
} from './errors.ts'
export type {
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
  Open,
  Reaction,
  Receiver,
  SubscriptionList,
  UseCaseType,
  UserContact,
  WireInteraction,
} from './fields.ts'
export type {
  ChannelName,
  DetailsOf,
  Dynamic,
  DynamicDetails,
  Interaction,
  InteractionNamed,
  InteractionOf,
  Parsed,
  Recognized,
  TypeOf,
  Unknown,
  Unrecognized,
} from './interaction.ts'
