import { type BirdClient, createClient } from '@bird-interactions/core/client'
import { rcs } from '@bird-interactions/rcs'

import { workspaceId } from '../list-server/list.ts'

/** The client that is measured, without a limit of its own. */
export function createBirdClient(origin: string): BirdClient<readonly [typeof rcs]> {
  return createClient({
    accessKey: 'any',
    workspaceId,
    channels: [rcs],
    baseUrl: origin,
    rateLimit: false,
  })
}
