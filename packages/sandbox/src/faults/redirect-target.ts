import type { IncomingMessage } from 'node:http'

import { interactionList } from '../answer.ts'
import { headerNamesOf } from '../header-names.ts'
import { type Listening, listen } from '../listen.ts'
import type { RedirectedRequest } from '../sandbox.ts'

/** The second server. It listens from the first redirect on. */
export interface RedirectTarget {
  readonly requests: readonly RedirectedRequest[]
  readonly url: () => Promise<string>
  readonly close: () => Promise<void>
}

/** It answers every request with an empty list: who follows a redirect, gets one. */
export function createRedirectTarget(): RedirectTarget {
  const requests: RedirectedRequest[] = []
  let listening: Promise<Listening> | undefined
  const answer = (request: IncomingMessage) => {
    requests.push({
      method: request.method ?? '',
      target: request.url ?? '',
      headerNames: headerNamesOf(request),
      isAuthorized: request.headers.authorization !== undefined,
    })
    return interactionList([])
  }
  return {
    requests,
    url: async () => (await (listening ??= listen({ answer }, 0))).url,
    close: async () => (await listening)?.close(),
  }
}
