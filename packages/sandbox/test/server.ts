import { connect } from 'node:net'
import { text } from 'node:stream/consumers'

import type { Sandbox } from '../src/index.ts'

/** Ids of the sandbox's messages: fixed, because the documentation names them. */
export const WHATSAPP = '20000000-0000-4000-8000-000000000001'
export const CAROUSEL = '20000000-0000-4000-8000-000000000002'
export const SUGGESTIONS = '20000000-0000-4000-8000-000000000003'
export const LINE = '20000000-0000-4000-8000-000000000004'
export const TELEGRAM = '20000000-0000-4000-8000-000000000005'
export const EMAIL = '20000000-0000-4000-8000-000000000006'
export const SMS = '20000000-0000-4000-8000-000000000007'
export const DOCUMENTED = '2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1'

export interface Interaction {
  readonly id: string
  readonly type: string
  readonly createdAt: string
  readonly platformId: string
  readonly details?: string
  readonly metadata?: { readonly button?: { readonly payload: string } }
  readonly isFirstInteraction?: boolean
  readonly receiver: { readonly contacts: readonly { readonly identifierValue: string }[] }
}

/** The path of a message's interactions, with any part of it replaced. */
export function pathOf(
  sandbox: Sandbox,
  messageId: string,
  ids: { readonly workspaceId?: string; readonly channelId?: string } = {},
): string {
  const message = sandbox.messages.find(({ id }) => id === messageId)
  const { workspaceId = sandbox.workspaceId, channelId = message?.channelId ?? 'none' } = ids
  return `/workspaces/${workspaceId}/channels/${channelId}/messages/${messageId}/interactions`
}

/** An answer over HTTP: status, headers and parsed body. */
export async function get(
  sandbox: Sandbox,
  path: string,
  { authorization = `AccessKey ${sandbox.accessKey}`, method = 'GET' } = {},
) {
  const response = await fetch(`${sandbox.url}${path}`, {
    method,
    headers: authorization === '' ? {} : { authorization },
  })
  return { status: response.status, headers: response.headers, body: await response.json() }
}

/** The interactions of a message over HTTP. */
export async function interactionsOf(sandbox: Sandbox, messageId: string): Promise<Interaction[]> {
  const { body } = await get(sandbox, pathOf(sandbox, messageId))
  return (body as { results: Interaction[] }).results
}

/** What the server sends until it closes the connection, when a client writes these bytes and then ends. */
export async function sendRaw(sandbox: Sandbox, bytes: string): Promise<string> {
  const { hostname, port } = new URL(sandbox.url)
  const socket = connect(Number(port), hostname)
  socket.end(bytes)
  return await text(socket)
}
