/** Our own word for what went wrong. Bird's own code, where it sent one, is `error.body?.code` of an {@link ApiError}. */
export type ErrorCode =
  | ApiErrorCode
  | ConnectionErrorCode
  | TimeoutErrorCode
  | ResponseErrorCode
  | ConfigErrorCode

export type ApiErrorCode =
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'rate_limited'
  | 'invalid_request'
  | 'server_error'
  | 'redirected'

export type ConnectionErrorCode =
  | 'host_not_found'
  | 'connection_failed'
  | 'tls_failed'
  | 'proxy_failed'
  | 'proxy_refused'

export type TimeoutErrorCode = 'attempt_timed_out' | 'deadline_exceeded'

export type ResponseErrorCode =
  | 'malformed_interaction'
  | 'unexpected_shape'
  | 'empty_body'
  | 'not_json'
  | 'invalid_json'
  | 'invalid_encoding'
  | 'compressed_body'
  | 'body_too_large'
  | 'pagination_loop'
  | 'too_many_pages'

export type ConfigErrorCode =
  | 'invalid_channel'
  | 'unsupported_contract'
  | 'duplicate_channel'
  | 'unknown_channel'
  | 'invalid_details'
  | 'invalid_access_key'
  | 'invalid_base_url'
  | 'invalid_id'
  | 'invalid_option'
  | 'limiter_failed'
  | 'client_closed'

/** The body of an error as Bird documents it. */
export interface ApiErrorBody {
  /** Bird's code, at least three characters. */
  readonly code: string
  readonly message: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** A registered symbol: by it two copies of this package in one process know each other's classes. */
const classNameKey: unique symbol = Symbol.for('@bird-interactions/core:error')

/**
 * The parent of every error that this software throws. Its message says what happened, why it is likely, and what to do
 * next. No error holds an access key.
 *
 * `instanceof` holds across two installed copies of this package.
 */
export class BirdError extends Error {
  /** Our own word for what went wrong: a closed set, for programs. */
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.code = code
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return isOfClass(this, value)
  }

  static {
    nameClass(this, 'BirdError')
  }
}

/** What a request had cost when it failed. */
export interface RequestCost {
  /** How many times the request was sent. */
  readonly attempts: number
}

/** Bird answered with a status other than 2xx. */
export class ApiError extends BirdError {
  declare readonly code: ApiErrorCode
  readonly status: number
  /** Bird's own words, when the body was the documented error object. */
  declare readonly body?: ApiErrorBody
  /** The response's headers, names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly attempts: number
  /** How long the answer asked to wait, in milliseconds from the moment it arrived. */
  declare readonly retryAfterMs?: number
  /** The moment before which the answer asked not to come back, RFC 3339. */
  declare readonly retryAt?: string

  constructor(
    code: ApiErrorCode,
    message: string,
    answer: RequestCost & {
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body?: ApiErrorBody | undefined
      readonly retryAfterMs?: number | undefined
      readonly retryAt?: string | undefined
    },
  ) {
    super(code, message)
    this.status = answer.status
    this.headers = answer.headers
    this.attempts = answer.attempts
    if (answer.body !== undefined) this.body = answer.body
    if (answer.retryAfterMs !== undefined) this.retryAfterMs = answer.retryAfterMs
    if (answer.retryAt !== undefined) this.retryAt = answer.retryAt
  }

  static {
    nameClass(this, 'ApiError')
  }
}

/** No answer: the host could not be found or reached, or the connection broke. */
export class ConnectionError extends BirdError {
  declare readonly code: ConnectionErrorCode
  readonly attempts: number

  constructor(
    code: ConnectionErrorCode,
    message: string,
    options: RequestCost & { readonly cause?: unknown },
  ) {
    super(code, message, options)
    this.attempts = options.attempts
  }

  static {
    nameClass(this, 'ConnectionError')
  }
}

/** An attempt, or all attempts together, took longer than allowed. */
export class TimeoutError extends BirdError {
  declare readonly code: TimeoutErrorCode
  readonly attempts: number
  /** The failures of the attempts, oldest first. */
  readonly failures: readonly BirdError[]
  /** How long the rate limit would have held the next attempt back, in milliseconds. */
  declare readonly retryAfterMs?: number

  constructor(
    code: TimeoutErrorCode,
    message: string,
    options: RequestCost & {
      readonly failures?: readonly BirdError[]
      readonly retryAfterMs?: number | undefined
      readonly cause?: unknown
    },
  ) {
    super(code, message, options)
    this.attempts = options.attempts
    this.failures = options.failures ?? []
    if (options.retryAfterMs !== undefined) this.retryAfterMs = options.retryAfterMs
  }

  static {
    nameClass(this, 'TimeoutError')
  }
}

/** What arrived is not what Bird documents: another shape, no JSON, or an interaction without its identity. */
export class ResponseError extends BirdError {
  declare readonly code: ResponseErrorCode
  /** The status of the answer, where there was one. */
  declare readonly status?: number

  constructor(
    code: ResponseErrorCode,
    message: string,
    options: { readonly status?: number | undefined; readonly cause?: unknown } = {},
  ) {
    super(code, message, options)
    if (options.status !== undefined) this.status = options.status
  }

  static {
    nameClass(this, 'ResponseError')
  }
}

/** Something that the calling program passed cannot work. Nothing was sent. */
export class ConfigError extends BirdError {
  declare readonly code: ConfigErrorCode

  static {
    nameClass(this, 'ConfigError')
  }
}

type NamedClass = { [classNameKey]?: string }

function nameClass(target: Function, name: string): void {
  Object.defineProperty(target, classNameKey, { value: name })
  Object.defineProperty(target.prototype, 'name', { value: name, configurable: true })
}

function isOfClass(target: Function, value: unknown): boolean {
  if (!Object.hasOwn(target, classNameKey)) {
    // A subclass of the user's own: nothing but the prototype tells its instances.
    return Function.prototype[Symbol.hasInstance].call(target, value)
  }
  if (!(value instanceof Error)) return false
  const name = (target as NamedClass)[classNameKey]
  let ancestor: unknown = value.constructor
  while (typeof ancestor === 'function') {
    if (Object.hasOwn(ancestor, classNameKey) && (ancestor as NamedClass)[classNameKey] === name) {
      return true
    }
    ancestor = Object.getPrototypeOf(ancestor)
  }
  return false
}
