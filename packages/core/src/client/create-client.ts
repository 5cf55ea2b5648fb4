import type { Channel } from '../contract.ts'
import { createWireDecoder } from '../decode.ts'
import { ConfigError } from '../errors.ts'
import type { Dynamic } from '../interaction.ts'
import { remember } from '../remember.ts'
import { checkAccessKey } from './access-key.ts'
import type {
  BirdClient,
  CallOptions,
  ClientOptions,
  Interactions,
  ListManyOptions,
  MessagePageOptions,
  MessageRef,
  Messages,
} from './client.ts'
import { collectPages } from './list/collect-pages.ts'
import { checkId } from './ids.ts'
import { interruptOf } from './attempt/interrupt.ts'
import { listMany } from './list/list-many.ts'
import { type CallSettings, callSettings, integerOption } from './options.ts'
import { pageQuery } from './messages/page-query.ts'
import { readMessagePage } from './messages/read-message-page.ts'
import type { MessagePage } from './messages/message-page.ts'
import { quote } from './answer/quote.ts'
import { readList } from './list/read-list.ts'
import { createRequestContext } from './request-context.ts'
import { requestJson } from './request.ts'
import type { ListManyResult, ListResult } from './list/results.ts'
import { trackCalls } from './track-calls.ts'

/**
 * Creates a client of Bird's Channels API.
 *
 * Nothing is sent, and undici is not loaded, before the first call. The client retries what is safe to retry, keeps its
 * deadlines, follows no redirect, and never shows the access key.
 *
 * @throws {@link ConfigError} when an option cannot work: the message says which and why.
 *
 * @example
 * ```ts
 * const bird = createClient({ accessKey, workspaceId, channels: [whatsapp, rcs] })
 * const { interactions } = await bird.interactions.list({ channelId, messageId })
 * ```
 */
export function createClient<const Channels extends readonly Channel[]>(
  options: ClientOptions<Channels>,
): BirdClient<Channels> {
  if (typeof options.accessKey !== 'function') checkAccessKey(options.accessKey)
  if (options.workspaceId !== undefined) checkId('workspaceId', options.workspaceId)
  const context = createRequestContext(options)
  const clientSettings = callSettings(undefined, options)
  const decode = createWireDecoder(options.channels)
  const names = new Set(options.channels.map((channel) => channel.name))
  const channelOf = statedChannels(options.channelIds, names)
  // Workspaces and channels are few, and their ids the same for many messages.
  const checkWorkspaceId = remember((id) => checkId('workspaceId', id))
  const knownChannel = remember((id) => ({
    channelId: checkId('channelId', id),
    stated: channelOf.get(id.toLowerCase()),
  }))
  const workspaceOf = (call: CallOptions | undefined): string => {
    const id = call?.workspaceId ?? options.workspaceId
    return id === undefined ? checkId('workspaceId', id) : checkWorkspaceId(id)
  }
  const calls = trackCalls()
  let closed: Promise<void> | undefined

  const listBy = async (
    ref: MessageRef,
    call: CallOptions | undefined,
    settingsOf: () => CallSettings,
    signal: AbortSignal | undefined,
  ): Promise<ListResult<Dynamic>> => {
    if (closed !== undefined) throw clientClosed()
    const workspaceId = workspaceOf(call)
    const { channelId, stated } = knownChannel(ref.channelId)
    const messageId = checkId('messageId', ref.messageId)
    const channel = ref.channel ?? stated
    if (ref.channel !== undefined) checkChannel(ref.channel, names)
    const path = `${context.prefix}/workspaces/${workspaceId}/channels/${channelId}/messages/${messageId}/interactions`
    const settings = settingsOf()
    const interrupt = interruptOf(signal)
    const ids = { workspaceId, channelId, messageId }
    const { clock } = context
    const { totalMs } = settings
    const deadline = clock.now() + totalMs
    calls.begin()
    try {
      const first = await requestJson(context, { path, ids }, settings, interrupt)
      const pages = collectPages(path, first, {
        clock,
        deadline,
        totalMs,
        ask: (path, totalMs) =>
          requestJson(context, { path, ids }, { ...settings, totalMs }, interrupt),
      })
      const list = pages instanceof Promise ? await pages : pages
      return readList(list, ids, (value) => decode(value, channel))
    } finally {
      calls.end()
    }
  }

  const messages: Messages = {
    list: async (ref, page: MessagePageOptions = {}): Promise<MessagePage> => {
      if (closed !== undefined) throw clientClosed()
      const workspaceId = workspaceOf(page)
      const { channelId } = knownChannel(ref.channelId)
      const path = `${context.prefix}/workspaces/${workspaceId}/channels/${channelId}/messages${pageQuery(page)}`
      const settings = callSettings(page, options)
      const interrupt = interruptOf(page.signal)
      const ids = { workspaceId, channelId, messageId: '' }
      calls.begin()
      try {
        return readMessagePage(await requestJson(context, { path, ids }, settings, interrupt))
      } finally {
        calls.end()
      }
    },
  }

  const interactions = {
    list: (ref: MessageRef, call?: CallOptions): Promise<ListResult<Dynamic>> =>
      listBy(
        ref,
        call,
        () => (call === undefined ? clientSettings : callSettings(call, options)),
        call?.signal,
      ),
    listMany: (
      refs: Iterable<MessageRef> | AsyncIterable<MessageRef>,
      call?: ListManyOptions,
    ): AsyncIterable<ListManyResult<MessageRef, Dynamic>> => {
      let settings: CallSettings | undefined
      return listMany(refs, {
        concurrency: integerOption('concurrency', call?.concurrency ?? 16, 1, 1000),
        signal: call?.signal,
        list: (ref, signal) =>
          listBy(ref, call, () => (settings ??= callSettings(call, options)), signal),
      })
    },
  }
  const close = (): Promise<void> => (closed ??= calls.ended().then(context.close))
  return {
    interactions: interactions as Interactions<Channels>,
    messages,
    close,
    [Symbol.asyncDispose]: close,
  }
}

function statedChannels(
  channelIds: Readonly<Record<string, string>> | undefined,
  names: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(channelIds ?? {}).map(([channelId, name]) => [
      checkId('channelId', channelId).toLowerCase(),
      checkChannel(name, names),
    ]),
  )
}

function checkChannel(name: string, names: ReadonlySet<string>): string {
  if (names.has(name)) return name
  throw new ConfigError(
    'unknown_channel',
    `No channel named ${quote(name, 60)} was passed to createClient. Known: ${[...names].join(', ') || 'none'}. Install the channel's package and add it to channels.`,
  )
}

function clientClosed(): ConfigError {
  return new ConfigError(
    'client_closed',
    'This client was closed, so nothing was sent. Create another one, or close it later.',
  )
}
