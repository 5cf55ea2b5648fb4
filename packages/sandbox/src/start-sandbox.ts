import type { IncomingMessage } from 'node:http'

import { ConfigError } from '@bird-interactions/core'

import {
  ACCESS_KEY_WITHOUT_PERMISSION,
  assertAccessKey,
  carriesAccessKey,
  DEFAULT_ACCESS_KEY,
} from './access-key.ts'
import { planCampaign } from './campaign/create-campaign.ts'
import { sendCampaign } from './campaign/sent-campaign.ts'
import { createFaultSchedule } from './faults/fault-schedule.ts'
import { readFault } from './faults/fault-spec.ts'
import { misbehave } from './faults/misbehave.ts'
import { createRedirectTarget } from './faults/redirect-target.ts'
import { createTlsServers } from './faults/tls-servers.ts'
import { listen } from './listen.ts'
import { describeChannel, describeMessage } from './message.ts'
import { readPath } from './path.ts'
import { createRespond } from './respond.ts'
import type { Sandbox, SandboxOptions } from './sandbox.ts'
import { type Admit, createSlidingWindow } from './sliding-window.ts'
import { createTraffic } from './traffic.ts'
import { createWorkspace } from './workspace.ts'

/** GET requests that a workspace may send in a second, all channels together: documented. */
const GETS_PER_SECOND = 50

/** The window remembers as many moments. */
const HIGHEST_LIMIT = 1_000_000

/**
 * Starts a stand-in for the message interactions of Bird's Channels API on the loopback.
 *
 * It answers the documented endpoint, with state of its own: no two sandboxes share what happens in them. All of its data
 * is made up, but for the two examples of Bird's RCS page, which it answers word for word.
 *
 * @throws {@link ConfigError} when the access key cannot be sent in a header, a fault cannot be read, an option of the
 * campaign or the rate limit is out of range, or the port cannot be listened on.
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
  const sent = options.campaign && sendCampaign(planCampaign(options.campaign))
  const workspace = createWorkspace(now, sent)
  const respond = createRespond(workspace, accessKey, limitOf(options.rateLimit))
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
    messages: workspace.messages.map(describeMessage),
    campaign: sent?.campaign,
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

function limitOf(
  rateLimit: SandboxOptions['rateLimit'],
): { readonly perSecond: number; readonly admit: Admit } | undefined {
  if (rateLimit === false) return undefined
  const { perSecond } = rateLimit ?? { perSecond: GETS_PER_SECOND }
  if (!Number.isInteger(perSecond) || perSecond < 1 || perSecond > HIGHEST_LIMIT) {
    throw new ConfigError(
      'invalid_option',
      `"rateLimit.perSecond" is a whole number from 1 to ${HIGHEST_LIMIT}, not ${String(perSecond)}; "rateLimit" is false for none.`,
    )
  }
  return { perSecond, admit: createSlidingWindow(perSecond, 1000, () => performance.now()) }
}
