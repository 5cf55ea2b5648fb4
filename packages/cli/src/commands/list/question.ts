import type { BirdError, Channel, Dynamic } from '@bird-interactions/core'
import type { BirdClient, ListManyResult, MessageRef } from '@bird-interactions/core/client'

import { explainRequestError } from '../../explain-request-error.ts'
import type { Io } from '../../io.ts'
import { openClient } from '../../open-client.ts'
import type { RequestSettings } from '../../settings/request-settings.ts'

/** What all messages of a `list` are asked with. */
export interface QuestionOptions {
  readonly settings: RequestSettings
  readonly channels: readonly Channel[]
  /** The channel, stated. */
  readonly as: string | undefined
  /** For all attempts to get the answer of one message, in milliseconds. */
  readonly timeoutMs: number | undefined
}

interface NumberedRef extends MessageRef {
  /** Its place among the ids. */
  readonly index: number
}

/** What became of one message. */
type Answer = ListManyResult<NumberedRef, Dynamic>

/** Asks Bird, as often as wanted. */
export interface Question {
  /**
   * Asks for messages, some at a time, and yields in the order of the ids.
   *
   * @throws {@link Failure} when the key is refused, or nothing can be asked at all.
   */
  readonly ask: (ids: readonly string[], signal: AbortSignal) => AsyncGenerator<Answer, void, void>
  /** The error of a message for a person, with what to do. */
  readonly explain: (error: BirdError, id: string) => unknown
  readonly close: () => Promise<void>
}

/** Opens connections to where the settings say. */
export function openQuestion(
  { settings, channels, as, timeoutMs }: QuestionOptions,
  io: Pick<Io, 'random'>,
): Question {
  let client: BirdClient<readonly Channel[]> | undefined
  const explain = (error: unknown, id = ''): unknown =>
    explainRequestError(error, { ...settings, messageId: { value: id, source: 'an argument' } })
  const open = (): BirdClient<readonly Channel[]> =>
    openClient(settings, io, { channels, timeout: { totalMs: timeoutMs } })
  return {
    async *ask(ids, signal) {
      const refs = ids.map((messageId, index) => ({
        channelId: settings.channelId.value,
        messageId,
        channel: as,
        index,
      }))
      try {
        client ??= open()
        yield* inOrder(client.interactions.listMany(refs, { signal }))
      } catch (error) {
        throw explain(error, ids[0])
      }
    },
    explain,
    close: async () => client?.close(),
  }
}

/** Answers in the order of their refs. When there is an end to them, those that have come are given before it. */
async function* inOrder(answers: AsyncIterable<Answer>): AsyncGenerator<Answer, void, void> {
  const waiting = new Map<number, Answer>()
  let next = 0
  try {
    for await (const answer of answers) {
      waiting.set(answer.ref.index, answer)
      for (let due = waiting.get(next); due !== undefined; due = waiting.get(next)) {
        waiting.delete(next)
        next += 1
        yield due
      }
    }
  } catch (error) {
    yield* [...waiting.values()].toSorted((one, other) => one.ref.index - other.ref.index)
    throw error
  }
}
