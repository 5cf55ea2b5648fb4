import { describeValue } from '../../describe-value.ts'
import { isObject } from '../../shape.ts'
import type { JsonAnswer } from '../answer/read-answer.ts'
import { readPage } from '../list/read-page.ts'
import type { Problem } from '../list/results.ts'
import type { ListedMessage, MessagePage } from './message-page.ts'

/**
 * Reads a page of messages. Nothing in it is lost: an element is either delivered, or the `raw` of a problem.
 *
 * @throws {@link ResponseError} when the answer is no list.
 */
export function readMessagePage({ body, response }: JsonAnswer): MessagePage {
  const { results, nextPageToken } = readPage(body, response.status)
  const messages: ListedMessage[] = []
  const problems: Problem[] = []
  for (const [index, raw] of results.entries()) {
    const message = messageOf(raw)
    if (message !== undefined) messages.push(message)
    else problems.push(malformed(index, raw))
  }
  return { messages, ...(nextPageToken !== undefined && { nextPageToken }), problems, response }
}

function messageOf(raw: unknown): ListedMessage | undefined {
  if (!isObject(raw)) return undefined
  const { id, createdAt, direction } = raw
  if (typeof id !== 'string' || id === '') return undefined
  return {
    id,
    ...(typeof createdAt === 'string' && { createdAt }),
    ...(typeof direction === 'string' && { direction }),
    raw,
  }
}

function malformed(index: number, raw: unknown): Problem {
  const what = isObject(raw) ? 'it has no id' : `it is ${describeValue(raw)}`
  return {
    code: 'malformed',
    index,
    message: `Element ${index} of the page was left out: a message is an object with an "id", and ${what}. Its interactions cannot be asked for.`,
    raw,
  }
}
