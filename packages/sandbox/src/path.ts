/** What a request names, in lower case. */
export interface Path {
  readonly workspaceId: string
  readonly channelId: string
  /** Whose interactions are asked for; without it, the messages of the channel are. */
  readonly messageId?: string
  readonly query: URLSearchParams
}

const PATH =
  /^(?:https?:\/\/[^/]+)?\/workspaces\/([^/]+)\/channels\/([^/]+)\/messages(?:\/([^/]+)\/interactions)?(?:\?([^#]*))?(?:#.*)?$/

/**
 * Reads the target of a request: a path, or a whole URL as clients send to a proxy.
 *
 * @returns `undefined` when it is none of the paths that the sandbox has.
 */
export function readPath(target: string): Path | undefined {
  const match = PATH.exec(target)
  if (match === null) return undefined
  const [workspaceId = '', channelId = '', messageId] = match
    .slice(1, 4)
    .map((id) => id?.toLowerCase())
  return {
    workspaceId,
    channelId,
    ...(messageId === undefined ? undefined : { messageId }),
    query: new URLSearchParams(match[4] ?? ''),
  }
}
