import { describeValue } from './describe-value.ts'
import { isFilledText, isObject } from './shape.ts'

/**
 * What is wrong with the identity of a value, in words; `undefined` when it is that of an interaction. It throws nothing: a
 * list may have a million such values, and an error each would cost seconds.
 */
export function identityProblem(value: unknown): string | undefined {
  if (!isObject(value)) {
    return inWords(`An interaction is an object; this is ${describeValue(value)}.`)
  }
  const field = missingField(value)
  if (field === undefined) return undefined
  const part = value[field]
  return inWords(
    `An interaction needs "${field}", a text; here it is ${part === '' ? 'empty' : describeValue(part)}.`,
  )
}

/** The first that is no text, or empty. Written out, because a loop over the names takes several times as long. */
function missingField(value: Readonly<Record<string, unknown>>): string | undefined {
  if (!isFilledText(value['id'])) return 'id'
  if (!isFilledText(value['messageId'])) return 'messageId'
  if (!isFilledText(value['channelId'])) return 'channelId'
  if (!isFilledText(value['type'])) return 'type'
  if (!isFilledText(value['createdAt'])) return 'createdAt'
  return undefined
}

function inWords(problem: string): string {
  return `${problem} Without id, messageId, channelId, type and createdAt nothing tells what it belongs to: check where the data comes from.`
}
