import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { packagesFolder } from 'packed'

/** A code block of a README, and the block of text that follows it: what it prints. */
export interface Block {
  readonly code: string
  readonly output: string | undefined
}

/** The README of a package; `..` has that of the repository. */
export function readmeOf(name: string): string {
  return readFileSync(join(packagesFolder, name, 'README.md'), 'utf8')
}

/** The TypeScript blocks of a README, in order. */
export function typescriptBlocks(readme: string): readonly Block[] {
  const blocks = readme.matchAll(/^```ts\n([\s\S]*?)^```\n(?:\n```(?:text)?\n([\s\S]*?)^```\n)?/gm)
  return [...blocks].map(([, code = '', output]) => ({ code, output }))
}
