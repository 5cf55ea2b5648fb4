import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { packagesFolder } from 'packed'

/** A code block of a README, and the block of text that follows it: what it prints. */
export interface Block {
  readonly code: string
  readonly output: string | undefined
}

/** The TypeScript blocks of a package's README, in order. */
export function typescriptBlocks(name: string): readonly Block[] {
  const readme = readFileSync(join(packagesFolder, name, 'README.md'), 'utf8')
  const blocks = [
    ...readme.matchAll(/^```ts\n([\s\S]*?)^```\n(?:\n```(?:text)?\n([\s\S]*?)^```\n)?/gm),
  ]
  return blocks.map(([, code = '', output]) => ({ code, output }))
}
