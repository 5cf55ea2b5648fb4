import { findChannels } from '../channels/find-channels.ts'
import { exitCodes } from '../exit-codes.ts'
import { Failure } from '../failure.ts'
import type { Io } from '../io.ts'
import { type Check, failed, ok } from './check.ts'

/** The oldest Node that the command is tested with. */
const OLDEST_NODE = [20, 19] as const

/** Checks the Node that runs the command. */
export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldestMajor, oldestMinor] = OLDEST_NODE
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor))
    return ok('Node', version)
  return failed(
    'Node',
    new Failure(
      exitCodes.failed,
      `${version} is too old`,
      `Install Node ${OLDEST_NODE.join('.')} or newer.`,
    ),
  )
}

/** Checks which channels are found. */
export async function checkChannels(plugins: readonly string[], io: Io): Promise<Check> {
  const { found, notes } = await findChannels({ modulePath: io.modulePath, cwd: io.cwd, plugins })
  const names = found.map(({ channel }) => channel.name).join(', ')
  if (found.length > 0 && notes.length === 0) return ok('channels', names)
  return failed(
    'channels',
    new Failure(
      exitCodes.failed,
      found.length === 0 ? 'none were found' : `${names}; not all that there are`,
      ...notes,
      'To look closer: bird-interactions channels',
    ),
  )
}
