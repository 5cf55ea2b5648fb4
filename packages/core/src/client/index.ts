export type {
  AccessKey,
  BirdClient,
  CallOptions,
  ClientOptions,
  Deadlines,
  InteractionAt,
  Interactions,
  ListManyOptions,
  MessagePageOptions,
  MessageRef,
  Messages,
} from './client.ts'
export type { AttemptEvent, Logger, Observe } from './observe/attempt-event.ts'
export type { Clock } from './attempt/clock.ts'
export { createClient } from './create-client.ts'
export { createRateLimiter } from './pace/rate-limiter.ts'
export type {
  LocalRateLimiter,
  RateLimiter,
  RateLimiterOptions,
  RateLimiterStats,
  RateLimitGrant,
  RateLimitReport,
  RateLimitRequest,
} from './pace/rate-limiter.ts'
export type { ListManyResult, ListResult, Problem, ResponseInfo } from './list/results.ts'
export type { ListedMessage, MessagePage } from './messages/message-page.ts'
export { BodyTooLargeError } from './transport/transport.ts'
export type { Transport, TransportRequest, TransportResponse } from './transport/transport.ts'
