import { readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'

/** A folder with a package.json, whose dependencies may be channels. */
export interface Place {
  /** Whose folder: the project that the command is installed in, or the command itself. */
  readonly owner: 'project' | 'command'
  readonly folder: string
  /** The fields of its package.json that count. */
  readonly fields: readonly DependencyField[]
}

/** A field of package.json that lists dependencies. */
type DependencyField = 'dependencies' | 'devDependencies' | 'optionalDependencies'

/** The package of the command. */
const COMMAND_PACKAGE = '@bird-interactions/cli'

/**
 * Where channels are looked for, the project that the command is installed in first.
 *
 * Never in the working folder: whoever stands in a foreign one would run its code with the access key at hand.
 *
 * @param modulePath The real path of a module of the command.
 */
export function placesOf(modulePath: string): Place[] {
  const places: Place[] = []
  const project = projectFolderOf(modulePath)
  if (project !== undefined) {
    places.push({
      owner: 'project',
      folder: project,
      fields: ['dependencies', 'devDependencies', 'optionalDependencies'],
    })
  }
  const command = commandFolderOf(modulePath)
  // What only the development of the command needs is none of its channels.
  if (command !== undefined) {
    places.push({ owner: 'command', folder: command, fields: ['dependencies'] })
  }
  return places
}

/** The folder that holds the first `node_modules` of the path: behind it a package manager may nest more. */
function projectFolderOf(modulePath: string): string | undefined {
  const index = modulePath.indexOf(`${sep}node_modules${sep}`)
  return index === -1 ? undefined : modulePath.slice(0, index) || sep
}

function commandFolderOf(modulePath: string): string | undefined {
  for (let folder = dirname(modulePath); folder !== dirname(folder); folder = dirname(folder)) {
    try {
      const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
        readonly name?: unknown
      }
      if (name === COMMAND_PACKAGE) return folder
    } catch {
      // No package.json here, or none that could be the command's.
    }
  }
  return undefined
}
