import { ACCESS_KEY_WITHOUT_PERMISSION, carriesAccessKey } from './access-key.ts'
import {
  type Answer,
  forbidden,
  interactionList,
  methodNotAllowed,
  notFound,
  rateLimited,
  unauthorized,
} from './answer.ts'
import { type InteractionsPath, readPath } from './path.ts'
import type { Admit } from './sliding-window.ts'
import type { Workspace } from './workspace.ts'

/** GET requests that a workspace may send in a second, all channels together: documented. */
export const GETS_PER_SECOND = 50

/** What matters of a request. */
interface Request {
  readonly method: string
  /** The request target: a path, or whatever the client wrote in its place. */
  readonly target: string
  readonly authorization: string | undefined
}

/** Answers any request. */
export type Respond = (request: Request) => Answer

/**
 * The documented endpoint of one workspace.
 *
 * @param admit Counts the GET requests to the workspace.
 */
export function createRespond(workspace: Workspace, accessKey: string, admit: Admit): Respond {
  return ({ method, target, authorization }) => {
    if (!carriesAccessKey(authorization, accessKey)) {
      return carriesAccessKey(authorization, ACCESS_KEY_WITHOUT_PERMISSION)
        ? forbidden()
        : unauthorized()
    }
    const path = readPath(target)
    if (path === undefined) {
      return notFound(
        'The sandbox has one path: /workspaces/{workspaceId}/channels/{channelId}/messages/{messageId}/interactions.',
      )
    }
    if (method !== 'GET') return methodNotAllowed()
    if (path.workspaceId !== workspace.id) {
      return notFound('There is no such workspace.', { known: [workspace.id] })
    }
    if (!admit()) return rateLimited(GETS_PER_SECOND)
    return list(workspace, path)
  }
}

function list(workspace: Workspace, { channelId, messageId }: InteractionsPath): Answer {
  const { channels, messages, interactions } = workspace
  if (!channels.some(({ id }) => id === channelId)) {
    return notFound('The workspace has no such channel.', { known: channels.map(({ id }) => id) })
  }
  if (messages.get(messageId)?.channel.id !== channelId) {
    const known = [...messages.values()].filter(({ channel }) => channel.id === channelId)
    return notFound('No such message was sent through this channel.', {
      known: known.map(({ id }) => id),
    })
  }
  return interactionList(interactions.get(messageId) ?? [])
}
