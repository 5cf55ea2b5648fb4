import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The names of a new channel. */
export interface ChannelNames {
  /** As Bird spells it in the page's address, and the folder's: `apple-messages`. */
  readonly name: string
  /** What the package exports: `appleMessages`. */
  readonly identifier: string
  /** For people: `Apple Messages`. */
  readonly title: string
}

const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/

/**
 * The names of a new channel.
 *
 * @param title Default: the words of the name, each with a capital.
 * @throws With what to write instead, when the name cannot be one, or is taken.
 */
export function channelNames(
  name: string | undefined,
  title: string | undefined,
  repository: string,
): ChannelNames {
  if (name === undefined || !NAME.test(name)) {
    throw new Error(
      `${name === undefined ? 'A name is missing' : `"${name}" cannot be the name of a channel`}: it is lower case letters, digits and dashes, a letter first. For example: pnpm new:channel apple-messages`,
    )
  }
  if (existsSync(join(repository, 'packages', name))) {
    throw new Error(`packages/${name} exists already. Choose another name, or change that package.`)
  }
  const [first = '', ...others] = name.split('-')
  const identifier = first + others.map(capitalize).join('')
  if (RESERVED.has(identifier)) {
    throw new Error(
      `"${identifier}" is a word that the language or the contract keeps. Choose another name.`,
    )
  }
  return { name, identifier, title: title ?? name.split('-').map(capitalize).join(' ') }
}

function capitalize(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

/** The words that the language keeps, and the one that the contract does. */
const RESERVED = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends false finally for ' +
    'function if implements import in instanceof interface let new null package private protected public return static ' +
    'super switch this throw true try typeof undefined unknown var void while with yield'
  ).split(' '),
)
