import { ApiError, BirdError } from '../../errors.ts'
import type { ListManyResult, ListResult } from './results.ts'

/** What {@link listMany} needs besides the refs. */
export interface ListManyContext<Ref, Interaction> {
  readonly concurrency: number
  /** Asks for one message. The signal aborts when the others are not wanted any more. */
  readonly list: (ref: Ref, signal: AbortSignal) => Promise<ListResult<Interaction>>
  readonly signal: AbortSignal | undefined
}

/**
 * Asks for many messages, some at a time, and yields in order of completion. What is started and not yet taken never exceeds
 * the concurrency, so memory stays flat and refs are pulled no faster than results are taken.
 */
export async function* listMany<Ref, Interaction>(
  refs: Iterable<Ref> | AsyncIterable<Ref>,
  context: ListManyContext<Ref, Interaction>,
): AsyncGenerator<ListManyResult<Ref, Interaction>, void, undefined> {
  context.signal?.throwIfAborted()
  const stop = new AbortController()
  const iterator = iteratorOf(refs)
  const finished: ListManyResult<Ref, Interaction>[] = []
  let running = 0
  let pulling = false
  let exhausted = false
  let failure: { readonly reason: unknown } | undefined
  let wake: () => void = () => {}

  const fail = (reason: unknown): void => {
    failure ??= { reason }
    wake()
  }
  const run = async (ref: Ref): Promise<void> => {
    running += 1
    try {
      finished.push({ ok: true, ref, ...(await context.list(ref, stop.signal)) })
    } catch (error) {
      if (!(error instanceof BirdError) || endsAll(error)) fail(error)
      else finished.push({ ok: false, ref, error })
    }
    running -= 1
    wake()
  }
  const pull = async (): Promise<void> => {
    pulling = true
    try {
      while (
        !exhausted &&
        failure === undefined &&
        running + finished.length < context.concurrency
      ) {
        const pulled = iterator.next()
        // Waiting takes time, also for what is there.
        const next = 'then' in pulled ? await pulled : pulled
        if (next.done === true) exhausted = true
        else void run(next.value)
      }
    } catch (error) {
      fail(error)
    }
    pulling = false
    wake()
  }
  const onAbort = (): void => {
    fail(context.signal?.reason)
  }
  context.signal?.addEventListener('abort', onAbort, { once: true })
  try {
    for (;;) {
      if (failure !== undefined) throw failure.reason
      const result = finished.shift()
      if (!pulling && !exhausted) void pull()
      if (result !== undefined) {
        yield result
        continue
      }
      if (exhausted && running === 0) return
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  } finally {
    context.signal?.removeEventListener('abort', onAbort)
    stop.abort()
    if (!exhausted) await close(iterator, pulling)
  }
}

/** Ends a source of refs; while it owes one, an end may never come, and nobody waits for it. */
async function close(
  iterator: AsyncIterator<unknown> | Iterator<unknown>,
  pulling: boolean,
): Promise<void> {
  const closed = Promise.resolve(iterator.return?.()).then(
    () => undefined,
    () => undefined,
  )
  if (!pulling) await closed
}

/** The answer would be the same for every message. */
function endsAll(error: BirdError): boolean {
  return error instanceof ApiError && (error.status === 401 || error.status === 403)
}

function iteratorOf<T>(refs: Iterable<T> | AsyncIterable<T>): AsyncIterator<T> | Iterator<T> {
  return Symbol.asyncIterator in refs ? refs[Symbol.asyncIterator]() : refs[Symbol.iterator]()
}
