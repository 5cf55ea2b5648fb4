import type { Channel } from './contract.ts'
import { ConfigError } from './errors.ts'

/** The name of the channel that a platform id belongs to. */
export type Route = (platformId: string) => string | undefined

/**
 * Routes platform ids: equal to a channel's name, listed among its platforms, or starting with `<name>-`; of several names
 * that fit, the longest.
 *
 * @throws {@link ConfigError} when two channels claim one name or one platform id.
 */
export function createRoute(channels: readonly Channel[]): Route {
  const exact = new Map<string, Channel>()
  for (const channel of channels) {
    for (const platformId of new Set([channel.name, ...(channel.platforms ?? [])])) {
      const other = exact.get(platformId)
      if (other !== undefined) throw duplicate(platformId, other, channel)
      exact.set(platformId, channel)
    }
  }
  const longestFirst = channels.toSorted((left, right) => right.name.length - left.name.length)
  return (platformId) => {
    const channel =
      exact.get(platformId) ??
      longestFirst.find((channel) => platformId.startsWith(`${channel.name}-`))
    return channel?.name
  }
}

function duplicate(platformId: string, first: Channel, second: Channel): ConfigError {
  const problem =
    first.name === second.name
      ? `Two channels are named "${first.name}".`
      : `The channels "${first.name}" and "${second.name}" both claim the platform id "${platformId}".`
  return new ConfigError('duplicate_channel', `${problem} Pass only one of them.`)
}
