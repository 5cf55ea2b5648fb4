import { usageFailure } from '../failure.ts'
import type { Io } from '../io.ts'
import { isUuid, requireUuid } from '../settings/uuid.ts'
import { linesOf } from './lines.ts'

/** The messages to ask for. */
export interface MessageIds {
  /** Each once, in order. */
  readonly ids: readonly string[]
  /** Lines of standard input that are none, one line of words each. */
  readonly problems: readonly string[]
}

/**
 * Reads message ids from arguments; `-` stands for those of standard input, one a line. Blank lines, blanks around an id, carriage
 * returns and a byte order mark do not matter.
 *
 * @throws {@link Failure} when an argument is no UUID, or there is no id at all.
 */
export async function readMessageIds(args: readonly string[], io: Io): Promise<MessageIds> {
  const ids = new Map<string, string>()
  const problems: string[] = []
  for (const arg of args) {
    if (arg === '') throw usageFailure('The message id is empty.')
    if (arg !== '-') requireUuid({ value: arg, source: 'The message id' })
  }
  const add = (id: string): void => {
    const key = id.toLowerCase()
    if (!ids.has(key)) ids.set(key, id)
  }
  for (const arg of args) {
    if (arg !== '-') {
      add(arg)
      continue
    }
    for await (const { number, bytes } of linesOf(io.stdin)) {
      const text = new TextDecoder().decode(bytes).trim()
      if (isUuid(text)) add(text)
      // The line is not repeated: it may be a key that landed in the wrong place.
      else if (text !== '') problems.push(`line ${number} of standard input is not a UUID.`)
    }
  }
  if (ids.size === 0 && problems.length === 0) {
    throw usageFailure(
      'There is no message id: standard input is empty.',
      'Pass ids as arguments, or through standard input, one a line.',
    )
  }
  return { ids: [...ids.values()], problems }
}
