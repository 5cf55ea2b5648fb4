import { isDeepStrictEqual, inspect } from 'node:util'

/**
 * Fails a contract case.
 *
 * @throws {@link ContractError} with the message, when the condition does not hold.
 */
export function check(condition: boolean, message: () => string): asserts condition {
  if (!condition) throw new ContractError(message())
}

/** What a contract case rejects with: what the channel does not keep, and what to change. */
export class ContractError extends Error {
  override readonly name = 'ContractError'
}

/** The path of the first place where a value lacks what is expected of it; `undefined` when it has all of it. */
export function missingPath(actual: unknown, expected: unknown, path = ''): string | undefined {
  if (typeof expected !== 'object' || expected === null) {
    return isDeepStrictEqual(actual, expected) ? undefined : path
  }
  if (typeof actual !== 'object' || actual === null) return path
  if (Array.isArray(expected) && (actual as { length?: unknown }).length !== expected.length) {
    return path
  }
  for (const [key, value] of Object.entries(expected)) {
    const missing = missingPath(
      (actual as Record<string, unknown>)[key],
      value,
      path === '' ? key : `${path}.${key}`,
    )
    if (missing !== undefined) return missing
  }
  return undefined
}

/** A value as a message shows it. */
export function show(value: unknown): string {
  return inspect(value, { depth: 6, breakLength: 100 })
}
