import { createHash } from 'node:crypto'

import { ExportError } from './export-error.ts'
import type { ExportRef } from './export-options.ts'
import type { Checkpoint } from './journal.ts'
import type { PositionSet } from './position-set.ts'
import { createUuidSet, type UuidSet } from './uuid-set.ts'

/** A message with its place in the input, from 0. */
export interface PlacedRef extends ExportRef {
  readonly position: number
}

/** The input of an export: what is left to ask for, and how far it was read. */
export interface PulledRefs extends AsyncIterable<PlacedRef> {
  /** How many messages were pulled, and the hash of all of them: until it is sure that the input is the same, those of before. */
  readonly read: () => Pick<Checkpoint, 'pulled' | 'inputHash'>
  /** Nothing more is pulled; who waits for the next one is told that there is none. */
  readonly stop: () => void
  /** The input has ended by itself. */
  readonly hasEnded: () => boolean
}

/** What {@link pullRefs} needs besides the refs. */
export interface PullContext {
  /** How far the input was read before. */
  readonly before: Pick<Checkpoint, 'pulled' | 'inputHash'> | undefined
  /** What need not be asked for. Repetitions are added to it. */
  readonly done: PositionSet
  readonly onDuplicate: () => void
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * Pulls messages out of an input, each once, and leaves out what is done. Where the input was read before, nothing is given
 * before it is sure that it is the same.
 *
 * @throws {@link ExportError} with code `foreign_journal` when the input is not the one that was read before.
 */
export function pullRefs(
  refs: Iterable<ExportRef> | AsyncIterable<ExportRef>,
  { before, done, onDuplicate }: PullContext,
): PulledRefs {
  const hash = createHash('sha256')
  const known = new Map<string, UuidSet>()
  const readBefore = before?.pulled ?? 0
  let isSame = readBefore === 0
  let pulled = 0
  let stopped = false
  let ended = false
  let wake: () => void = () => {}
  const inputHash = (): string => hash.copy().digest('hex')

  const isNew = ({ channelId, messageId }: ExportRef): boolean => {
    if (!UUID.test(messageId)) return true
    const channel = channelId.toLowerCase()
    const ids = known.get(channel) ?? createUuidSet()
    known.set(channel, ids)
    return ids.add(messageId)
  }

  async function* pull(): AsyncGenerator<PlacedRef, void, void> {
    const held: PlacedRef[] = []
    for await (const ref of refs) {
      const position = pulled
      pulled += 1
      hash.update(`${ref.channelId} ${ref.messageId}\n`.toLowerCase())
      const isRepeated = !isNew(ref)
      if (isRepeated && !done.has(position)) {
        done.add(position)
        onDuplicate()
      }
      const placed = done.has(position) ? undefined : { ...ref, position }
      if (pulled > readBefore) {
        if (placed !== undefined) yield placed
        continue
      }
      if (placed !== undefined) held.push(placed)
      if (pulled < readBefore) continue
      if (inputHash() !== before?.inputHash) throw otherInput()
      isSame = true
      yield* held
      held.length = 0
    }
    if (pulled < readBefore) throw otherInput()
    ended = true
  }

  const iterator = pull()
  const next = (): Promise<IteratorResult<PlacedRef, void>> => {
    if (stopped) return Promise.resolve({ done: true, value: undefined })
    return new Promise((resolve, reject) => {
      wake = () => {
        resolve({ done: true, value: undefined })
      }
      iterator.next().then(resolve, reject)
    })
  }
  return {
    [Symbol.asyncIterator]: () => ({ next }),
    read: () =>
      before === undefined || isSame
        ? { pulled, inputHash: inputHash() }
        : { pulled: before.pulled, inputHash: before.inputHash },
    stop: () => {
      if (stopped) return
      stopped = true
      wake()
      // The source may owe a message for long, and is closed when it has given it.
      void iterator.return().catch(() => undefined)
    },
    hasEnded: () => ended,
  }
}

function otherInput(): ExportError {
  return new ExportError(
    'foreign_journal',
    'The input is not the one that this export began with: a message is missing, or another, or they are in another order. Pass the same input as before, or export this one to another file.',
  )
}
