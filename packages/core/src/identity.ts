import { describeValue } from './describe-value.ts'
import { isObject } from './shape.ts'

/** What tells what an interaction belongs to. Each is a text that is not empty. */
const IDENTITY = ['id', 'messageId', 'channelId', 'type', 'createdAt'] as const

/**
 * What is wrong with the identity of a value, in words; `undefined` when it is that of an interaction. It throws nothing: a
 * list may have a million such values, and an error each would cost seconds.
 */
export function identityProblem(value: unknown): string | undefined {
  const problem = problemOf(value)
  return problem === undefined
    ? undefined
    : `${problem} Without id, messageId, channelId, type and createdAt nothing tells what it belongs to: check where the data comes from.`
}

function problemOf(value: unknown): string | undefined {
  if (!isObject(value)) return `An interaction is an object; this is ${describeValue(value)}.`
  for (const field of IDENTITY) {
    const part = value[field]
    if (typeof part !== 'string' || part === '') {
      return `An interaction needs "${field}", a text; here it is ${part === '' ? 'empty' : describeValue(part)}.`
    }
  }
  return undefined
}
