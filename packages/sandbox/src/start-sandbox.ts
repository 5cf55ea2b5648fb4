import { ACCESS_KEY_WITHOUT_PERMISSION, assertAccessKey, DEFAULT_ACCESS_KEY } from './access-key.ts'
import { listen } from './listen.ts'
import { describeChannel, describeMessage } from './message.ts'
import { createRespond, GETS_PER_SECOND } from './respond.ts'
import type { Sandbox, SandboxOptions } from './sandbox.ts'
import { createSlidingWindow } from './sliding-window.ts'
import { createWorkspace } from './workspace.ts'

/**
 * Starts a stand-in for the message interactions of Bird's Channels API on the loopback.
 *
 * It answers the documented endpoint, with state of its own: no two sandboxes share what happens in them. All of its data
 * is made up, but for the two examples of Bird's RCS page, which it answers word for word.
 *
 * @throws {@link ConfigError} when the access key cannot be sent in a header, or the port cannot be listened on.
 * @see https://docs.bird.com/api/channels-api/supported-channels/programmable-rcs/message-interactions
 *
 * @example
 * ```ts
 * const sandbox = await startSandbox()
 * const bird = createClient({
 *   baseUrl: sandbox.url,
 *   accessKey: sandbox.accessKey,
 *   workspaceId: sandbox.workspaceId,
 *   channels: [rcs],
 * })
 * // …
 * await sandbox.close()
 * ```
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { accessKey = DEFAULT_ACCESS_KEY, port = 0, now = Date.now } = options
  assertAccessKey(accessKey)
  const workspace = createWorkspace(now)
  const admit = createSlidingWindow(GETS_PER_SECOND, 1000, () => performance.now())
  const { url, close } = await listen(createRespond(workspace, accessKey, admit), port)
  return {
    url,
    accessKey,
    accessKeyWithoutPermission: ACCESS_KEY_WITHOUT_PERMISSION,
    workspaceId: workspace.id,
    channels: workspace.channels.map(describeChannel),
    messages: [...workspace.messages.values()].map(describeMessage),
    read: ({ messageId, recipient }) => workspace.happen(messageId, recipient),
    click: ({ messageId, recipient, card, item }) =>
      workspace.happen(messageId, recipient, { card, item }),
    close,
    [Symbol.asyncDispose]: close,
  }
}
