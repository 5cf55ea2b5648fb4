import { join } from 'node:path'

import type { Channel } from '@bird-interactions/core'
import { channelPackages } from 'channels'

/** Every channel of this repository, as built. */
export function allChannels(): Promise<readonly Channel[]> {
  return Promise.all(
    channelPackages().map(async ({ folder }) => {
      const exported = (await import(join(folder, 'dist/index.js'))) as Record<string, Channel>
      const [channel] = Object.values(exported)
      if (channel === undefined) throw new Error(`${folder} exports no channel.`)
      return channel
    }),
  )
}
