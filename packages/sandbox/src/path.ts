/** The ids in the path of a message's interactions. */
export interface InteractionsPath {
  readonly workspaceId: string
  readonly channelId: string
  readonly messageId: string
}

const PATH =
  /^(?:https?:\/\/[^/]+)?\/workspaces\/([^/]+)\/channels\/([^/]+)\/messages\/([^/]+)\/interactions(?:[?#].*)?$/

/**
 * Reads the target of a request: a path, or a whole URL as clients send to a proxy. A query is ignored: none is documented.
 *
 * @returns `undefined` when it is anything but the path of a message's interactions. The ids are in lower case.
 */
export function readPath(target: string): InteractionsPath | undefined {
  const match = PATH.exec(target)
  if (match === null) return undefined
  const [workspaceId = '', channelId = '', messageId = ''] = match
    .slice(1)
    .map((id) => id.toLowerCase())
  return { workspaceId, channelId, messageId }
}
