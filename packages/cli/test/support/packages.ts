import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterAll } from 'vitest'

const folders: string[] = []

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** A real folder of its own, with these files, until the tests of the file have run. */
export function folderWith(files: Readonly<Record<string, string | object>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bird-interactions-cli-')))
  folders.push(folder)
  writeFiles(folder, files)
  return folder
}

/** Writes files below a folder; an object is written as JSON. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | object>>): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  }
}

/** The files of a package that is a channel, below `node_modules`. */
export function channelPackage(
  name: string,
  options: {
    readonly channel?: string
    readonly version?: string
    readonly manifest?: object
    readonly source?: string
    readonly below?: string
  } = {},
): Record<string, string | object> {
  const folder = join(options.below ?? '', 'node_modules', name)
  return {
    [join(folder, 'package.json')]: {
      name,
      version: options.version ?? '1.2.3',
      type: 'module',
      keywords: ['bird-interactions-channel'],
      exports: './index.js',
      ...options.manifest,
    },
    [join(folder, 'index.js')]: options.source ?? channelSource(options.channel ?? name),
  }
}

/** A module that exports a channel, as somebody outside this repository would write it. */
export function channelSource(name: string): string {
  return `export const channel = {
    contract: 1,
    name: '${name}',
    interactions: { read: {}, clicked: { details: { button: 'button_{button}' }, metadata: ['button'] } },
  }\n`
}

/** The files of the command in `node_modules` below a folder, and the module that stands for it. */
export function installedCommand(
  dependencies: Readonly<Record<string, string>>,
  below = '',
): Record<string, string | object> {
  const folder = join(below, 'node_modules/@bird-interactions/cli')
  return {
    [join(folder, 'package.json')]: { name: '@bird-interactions/cli', dependencies },
    [join(folder, 'dist/bin.js')]: '',
  }
}
