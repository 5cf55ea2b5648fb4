import type { IncomingMessage } from 'node:http'

import {
  ACCESS_KEY_WITHOUT_PERMISSION,
  assertAccessKey,
  carriesAccessKey,
  DEFAULT_ACCESS_KEY,
} from './access-key.ts'
import { createFaultSchedule } from './faults/fault-schedule.ts'
import { readFault } from './faults/fault-spec.ts'
import { misbehave } from './faults/misbehave.ts'
import { createRedirectTarget } from './faults/redirect-target.ts'
import { createTlsServers } from './faults/tls-servers.ts'
import { listen } from './listen.ts'
import { describeChannel, describeMessage } from './message.ts'
import { readPath } from './path.ts'
import { createRespond, GETS_PER_SECOND } from './respond.ts'
import type { Sandbox, SandboxOptions } from './sandbox.ts'
import { createSlidingWindow } from './sliding-window.ts'
import { createTraffic } from './traffic.ts'
import { createWorkspace } from './workspace.ts'

/**
 * Starts a stand-in for the message interactions of Bird's Channels API on the loopback.
 *
 * It answers the documented endpoint, with state of its own: no two sandboxes share what happens in them. All of its data
 * is made up, but for the two examples of Bird's RCS page, which it answers word for word.
 *
 * @throws {@link ConfigError} when the access key cannot be sent in a header, a fault cannot be read, or the port cannot be
 * listened on.
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
  const respond = createRespond(workspace, accessKey, admit)
  const answer = ({ method = '', url = '', headers }: IncomingMessage) =>
    respond({ method, target: url, authorization: headers.authorization })

  let faults = (options.faults ?? []).map(readFault)
  let schedule = createFaultSchedule(faults)
  const traffic = createTraffic()
  const redirectTarget = createRedirectTarget()
  const tlsServers = createTlsServers()
  const listening = await listen(
    {
      answer,
      answerOtherwise(request, response, connection) {
        const hit = schedule.hitRequest({
          messageId: readPath(request.url ?? '')?.messageId,
          onKeptAlive: connection.requests > 1,
        })
        const isAuthorized = carriesAccessKey(request.headers.authorization, accessKey)
        traffic.sawRequest(request, connection, isAuthorized, hit?.fault)
        if (hit === undefined) return false
        const ordinary = () => answer(request)
        void misbehave(hit, { request, response, connection, ordinary }, redirectTarget)
        return true
      },
      accept(connection, speakHttp) {
        traffic.sawConnection(connection)
        const fault = schedule.hitConnection()
        if (fault === undefined) speakHttp(connection.socket)
        else tlsServers.secure(connection.socket, fault, speakHttp)
      },
    },
    port,
  )
  const close = async () => {
    await Promise.all([listening.close(), redirectTarget.close()])
  }
  return {
    get url() {
      const isSecured = faults.some(({ tls }) => tls !== undefined)
      return isSecured ? listening.url.replace('http:', 'https:') : listening.url
    },
    accessKey,
    accessKeyWithoutPermission: ACCESS_KEY_WITHOUT_PERMISSION,
    workspaceId: workspace.id,
    channels: workspace.channels.map(describeChannel),
    messages: [...workspace.messages.values()].map(describeMessage),
    read: ({ messageId, recipient }) => workspace.happen(messageId, recipient),
    click: ({ messageId, recipient, card, item }) =>
      workspace.happen(messageId, recipient, { clicked: { card, item } }),
    interact: ({ messageId, recipient, type, details, metadata }) =>
      workspace.happen(messageId, recipient, { did: { type, details, metadata } }),
    setFaults(next) {
      faults = next.map(readFault)
      schedule = createFaultSchedule(faults)
    },
    get requests() {
      return traffic.requests()
    },
    get connections() {
      return traffic.connections()
    },
    get redirected() {
      return [...redirectTarget.requests]
    },
    get certificateAuthority() {
      return tlsServers.authority()
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}
