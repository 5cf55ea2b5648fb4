export type {
  AccessKey,
  BirdClient,
  CallOptions,
  ClientOptions,
  Deadlines,
  InteractionAt,
  Interactions,
  ListManyOptions,
  MessageRef,
} from './client.ts'
export type { AttemptEvent, Logger, Observe } from './attempt-event.ts'
export type { Clock } from './clock.ts'
export { createClient } from './create-client.ts'
export { createRateLimiter } from './rate-limiter.ts'
export type {
  LocalRateLimiter,
  RateLimiter,
  RateLimiterOptions,
  RateLimiterStats,
  RateLimitGrant,
  RateLimitReport,
  RateLimitRequest,
} from './rate-limiter.ts'
export type { ListManyResult, ListResult, Problem, ResponseInfo } from './results.ts'
export { BodyTooLargeError } from './transport.ts'
export type { Transport, TransportRequest, TransportResponse } from './transport.ts'
