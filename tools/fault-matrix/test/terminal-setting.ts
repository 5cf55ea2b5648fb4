import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { onTestFinished } from 'vitest'

import { anyRef, channelId, workspaceId } from './support.ts'

/** The arguments that list {@link anyRef}. */
export const listAny = ['list', anyRef.messageId] as const

/** The settings of the command for a place, as environment variables. */
function settingsFor(baseUrl: string): Record<string, string> {
  return {
    BIRD_BASE_URL: baseUrl,
    BIRD_ACCESS_KEY: 'canary-5b0e9a71c3',
    BIRD_WORKSPACE_ID: workspaceId,
    BIRD_CHANNEL_ID: channelId,
  }
}

/** A server on the loopback that has these interactions; gives the settings of a command that asks it. */
export function serverWith(results: readonly unknown[]): Promise<Record<string, string>> {
  return serverThat((response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ results }))
  })
}

/** A server on the loopback that answers like this; gives the settings of a command that asks it. */
export async function serverThat(
  answer: (response: ServerResponse) => void,
): Promise<Record<string, string>> {
  const server = createServer((_request, response) => {
    answer(response)
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return settingsFor(`http://127.0.0.1:${port}`)
}
