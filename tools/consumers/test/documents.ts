import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

import { packagesFolder } from 'packed'

const root = join(packagesFolder, '..')

/** A block of code in a document, and the block of text that follows it: what it prints. */
export interface Block {
  /** The document, from the top of the repository. */
  readonly document: string
  /** Its place among the blocks of its language in the document, from 1. */
  readonly place: number
  readonly code: string
  readonly output: string | undefined
}

/**
 * What people read: the documents at the top, the READMEs of packages, and `docs`. A guide, whose blocks have titles because each
 * of them builds on those before, has a test of its own.
 */
export const documents: readonly string[] = [
  ...readdirSync(root).filter((file) => file.endsWith('.md')),
  ...readdirSync(packagesFolder).map((name) => `packages/${name}/README.md`),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => relative(root, join(root, 'docs', file))),
].filter((document) => !/^```\w+ title=/m.test(readFileSync(join(root, document), 'utf8')))

/** The blocks of a document in this language, in order. They may be indented, as in a list. */
export function blocksOf(document: string, language: string): readonly Block[] {
  const text = readFileSync(join(root, document), 'utf8')
  const pattern = new RegExp(
    String.raw`^( *)${FENCE}${language}\n([^]*?)^ *${FENCE}\n(?:\n *${FENCE}(?:text)?\n([^]*?)^ *${FENCE}\n)?`,
    'gm',
  )
  return [...text.matchAll(pattern)].map(([, indent = '', code = '', output], index) => ({
    document,
    place: index + 1,
    code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    output: output?.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }))
}

const FENCE = '```'
