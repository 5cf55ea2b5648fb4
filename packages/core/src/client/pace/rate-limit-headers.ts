import type { Clock } from '../attempt/clock.ts'
import { parseHttpDate } from '../answer/http-date.ts'
import { parseStructuredList, type StructuredMember } from './structured-list.ts'

/** So many requests may be sent from now, until so many milliseconds have passed. */
export interface Quota {
  readonly remaining: number
  readonly resetMs: number
}

/** What the headers of an answer say of the limit. */
export interface RateLimitHeaders {
  /** All of them hold. */
  readonly quotas: readonly Quota[]
  /** How many headers were left out because they are malformed. */
  readonly ignored: number
}

const DIGITS = /^[0-9]{1,15}$/
/** What asks for longer is mistaken, or counts something else than requests a second. */
const LONGEST_RESET_MS = 60_000
/** 2001 in seconds: as a number of seconds to wait it would be 31 years. */
const LEAST_EPOCH_SECONDS = 1e9
/** The same in milliseconds. */
const LEAST_EPOCH_MS = 1e12

const NOTHING: RateLimitHeaders = { quotas: [], ignored: 0 }

/**
 * Reads `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers: the dictionary of draft 7 and the lists of
 * later ones), `RateLimit-Remaining` and `RateLimit-Reset` (drafts 3 to 6), `X-RateLimit-Remaining` and `X-RateLimit-Reset`
 * (seconds from now, or a time in seconds or milliseconds since 1970, told apart by size).
 *
 * Numbers are plain digits. Whatever else a header holds, it is ignored as a whole and counted. A reset further away than
 * 60 s counts as 60 s.
 */
export function parseRateLimitHeaders(
  headers: Readonly<Record<string, string>>,
  clock: Clock,
): RateLimitHeaders {
  const limit = headers['ratelimit']
  const policy = headers['ratelimit-policy']
  const remaining = headers['ratelimit-remaining']
  const ownRemaining = headers['x-ratelimit-remaining']
  const reset = headers['ratelimit-reset']
  const ownReset = headers['x-ratelimit-reset']
  // Most answers have none, and each is asked.
  if ((limit ?? policy ?? remaining ?? ownRemaining ?? reset ?? ownReset) === undefined) {
    return NOTHING
  }
  const policies = policy === undefined ? [] : parsePolicies(policy)
  const found = [
    policies?.flatMap(({ quota }) => quota ?? []),
    limit === undefined ? [] : parseLimit(limit, policies ?? []),
  ]
  for (const [count, until] of [
    [remaining, reset],
    [ownRemaining, ownReset],
  ] as const) {
    const left = count === undefined ? NaN : parseCount(count)
    const resetMs = until === undefined ? NaN : parseReset(until, headers, clock)
    if (left === undefined) found.push(undefined)
    if (resetMs === undefined) found.push(undefined)
    if (left !== undefined && resetMs !== undefined) found.push(quotasOf(left, resetMs))
  }
  return {
    quotas: found.flatMap((quotas) => quotas ?? []),
    ignored: found.filter((quotas) => quotas === undefined).length,
  }
}

/** What a policy says, and of which name. */
interface Policy {
  readonly name: string
  readonly quota: Quota | undefined
  /** It counts something else than requests. */
  readonly foreign: boolean
  readonly windowMs: number | undefined
}

/** `50;w=1` of draft 7, or `"default";q=50;w=1` of later ones. */
function parsePolicies(text: string): Policy[] | undefined {
  const members = parseStructuredList(text)
  if (members === undefined) return undefined
  const policies: Policy[] = []
  for (const { item, value, parameters } of members) {
    const quantity = parseCount(parameters.get('q') ?? item)
    const window = parameters.get('w')
    const seconds = window === undefined ? undefined : parseCount(window)
    if (value !== undefined || quantity === undefined) return undefined
    if (window !== undefined && seconds === undefined) return undefined
    const foreign = !isOfRequests(parameters)
    const windowMs = seconds === undefined ? undefined : clamp(seconds * 1000)
    const quota =
      foreign || windowMs === undefined ? undefined : { remaining: quantity, resetMs: windowMs }
    policies.push({ name: item, quota, foreign, windowMs })
  }
  return policies
}

/** `limit=50, remaining=3, reset=1` of draft 7, or `"default";r=3;t=1` of later ones. */
function parseLimit(text: string, policies: readonly Policy[]): Quota[] | undefined {
  const members = parseStructuredList(text)
  if (members === undefined) return undefined
  if (members.some(({ value }) => value !== undefined)) return parseDictionary(members)
  const quotas: Quota[] = []
  for (const { item, parameters } of members) {
    const policy = policies.find(({ name }) => name === item)
    const left = parseCount(parameters.get('r') ?? '')
    const time = parameters.get('t')
    const seconds = time === undefined ? undefined : parseCount(time)
    if (left === undefined || (time !== undefined && seconds === undefined)) return undefined
    const resetMs = seconds === undefined ? policy?.windowMs : clamp(seconds * 1000)
    if (resetMs !== undefined && policy?.foreign !== true) quotas.push({ remaining: left, resetMs })
  }
  return quotas
}

function parseDictionary(members: readonly StructuredMember[]): Quota[] | undefined {
  const dictionary = new Map(members.map(({ item, value }) => [item, value ?? '']))
  const left = parseCount(dictionary.get('remaining') ?? '')
  const seconds = parseCount(dictionary.get('reset') ?? '')
  if (left === undefined || seconds === undefined) return undefined
  return [{ remaining: left, resetMs: clamp(seconds * 1000) }]
}

function isOfRequests(parameters: ReadonlyMap<string, string>): boolean {
  const unit = parameters.get('qu')
  return unit === undefined || unit === '"requests"'
}

function quotasOf(remaining: number, resetMs: number): Quota[] {
  return Number.isNaN(remaining) || Number.isNaN(resetMs) ? [] : [{ remaining, resetMs }]
}

function parseReset(
  text: string,
  headers: Readonly<Record<string, string>>,
  clock: Clock,
): number | undefined {
  const value = parseCount(text)
  if (value === undefined) return undefined
  if (value < LEAST_EPOCH_SECONDS) return clamp(value * 1000)
  const until = value < LEAST_EPOCH_MS ? value * 1000 : value
  // The clock of this computer may be wrong: the server's own date counts, where it gives one.
  return clamp(until - (parseHttpDate(headers['date'] ?? '') ?? clock.date()))
}

function parseCount(text: string): number | undefined {
  return DIGITS.test(text) ? Number(text) : undefined
}

function clamp(milliseconds: number): number {
  return Math.min(LONGEST_RESET_MS, Math.max(0, milliseconds))
}
