import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A folder with packages that the rehearsal alone needs, and a lockfile of its own. */
export const installedFolder = fileURLToPath(new URL('installed', import.meta.url))

/** The path of something that is installed there. */
export function installed(path: string): string {
  return `${installedFolder}/node_modules/${path}`
}

/** What runs a user's program. */
export interface Runtime {
  readonly name: string
  readonly command: string
  /** What comes before the path of the program. */
  readonly args: readonly string[]
}

/** The runtimes that are promised. */
const promised: readonly Runtime[] = [
  ...['20', '22', '24', '26'].map((major) => ({
    name: `Node ${major}`,
    command: installed(`node${major}/bin/node`),
    args: [],
  })),
  { name: 'Bun', command: installed('@oven/bun-linux-x64/bin/bun'), args: [] },
  {
    name: 'Deno',
    command: installed('@deno/linux-x64-glibc/deno'),
    args: ['run', '--quiet', '--allow-all', '--node-modules-dir=manual'],
  },
]

/** The promised runtimes, as far as they are there for this platform. */
export function runtimes(): readonly Runtime[] {
  return promised.filter(({ command }) => existsSync(command))
}

/** The names of those that are not. */
export function missingRuntimes(): readonly string[] {
  return promised.filter(({ command }) => !existsSync(command)).map(({ name }) => name)
}

/** The compilers that are promised. */
export const compilers: readonly (readonly [name: string, path: string])[] = [
  '5.9',
  '6.0',
  '7.0',
].map((version) => [`TypeScript ${version}`, installed(`typescript-${version}/bin/tsc`)])
