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
import { listMessages } from './list-messages.ts'
import { type Path, readPath } from './path.ts'
import type { Admit } from './sliding-window.ts'
import type { Workspace } from './workspace.ts'

/** How many messages an answer names when it has not the one asked for. */
const MOST_NAMED = 10

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
 * The documented endpoints of one workspace.
 *
 * @param limit Counts the GET requests to the workspace, of which there may be so many in a second.
 */
export function createRespond(
  workspace: Workspace,
  accessKey: string,
  limit: { readonly perSecond: number; readonly admit: Admit } | undefined,
): Respond {
  return ({ method, target, authorization }) => {
    if (!carriesAccessKey(authorization, accessKey)) {
      return carriesAccessKey(authorization, ACCESS_KEY_WITHOUT_PERMISSION)
        ? forbidden()
        : unauthorized()
    }
    const path = readPath(target)
    if (path === undefined) {
      return notFound(
        'The sandbox has two paths: /workspaces/{workspaceId}/channels/{channelId}/messages, and that followed by /{messageId}/interactions.',
      )
    }
    if (method !== 'GET') return methodNotAllowed()
    if (path.workspaceId !== workspace.id) {
      return notFound('There is no such workspace.', { known: [workspace.id] })
    }
    if (limit?.admit() === false) return rateLimited(limit.perSecond)
    return list(workspace, path)
  }
}

function list(workspace: Workspace, { channelId, messageId, query }: Path): Answer {
  const { channels } = workspace
  if (!channels.some(({ id }) => id === channelId)) {
    return notFound('The workspace has no such channel.', { known: channels.map(({ id }) => id) })
  }
  if (messageId === undefined) return listMessages(workspace, channelId, query)
  const message = workspace.findMessage(messageId)
  if (message?.channel.id !== channelId) {
    const known = workspace.sentThrough(channelId, 0, MOST_NAMED)
    return notFound('No such message was sent through this channel.', {
      known: known.map(({ id }) => id),
    })
  }
  return interactionList(workspace.interactionsOf(message))
}
