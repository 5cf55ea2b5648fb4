import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { parseSync } from 'oxc-parser'
import { describe, expect, test } from 'vitest'

import { channelPackages } from '../channel-packages.ts'

const packagesFolder = fileURLToPath(new URL('../../../packages', import.meta.url))
const packages = channelPackages()
const names = packages.map(({ name }) => name)

/** A name that is an ordinary word, too: as a word it says nothing, as a whole text in quotes it names the channel. */
const ORDINARY_WORDS = new Set(['line'])

/** The channels that the code of a source names; what its comments say is documentation. */
function channelsNamedIn(source: string): string[] {
  const { comments, errors } = parseSync('source.ts', source)
  expect(errors).toEqual([])
  let code = ''
  let at = 0
  for (const { start, end } of comments) {
    code += source.slice(at, start)
    at = end
  }
  code += source.slice(at)
  return names.filter((name) =>
    ORDINARY_WORDS.has(name)
      ? new RegExp(`(['"\`])(?:@bird-interactions/)?${name}\\1|${name}\\.interaction`).test(code)
      : new RegExp(`\\b${name}\\b`, 'i').test(code),
  )
}

const sourcesOf = (name: string) =>
  globSync('src/**/*.ts', { cwd: join(packagesFolder, name) }).map((file) => ({
    file: `${name}/${file}`,
    named: channelsNamedIn(readFileSync(join(packagesFolder, name, file), 'utf8')),
  }))

describe('no shared code asks which channel it has', () => {
  test.each(['core', 'cli'])('no source file of %s names one', (name) => {
    const sources = sourcesOf(name)
    expect(sources.length).toBeGreaterThan(20)
    expect(sources.filter(({ named }) => named.length > 0)).toEqual([])
  })

  test('in the sandbox only its data does', () => {
    const naming = sourcesOf('sandbox').filter(({ named }) => named.length > 0)
    expect(naming.filter(({ file }) => !file.startsWith('sandbox/src/data/'))).toEqual([])
    expect(new Set(naming.flatMap(({ named }) => named))).toEqual(new Set(names))
  })

  test.each([
    ["import { rcs } from '@bird-interactions/rcs'", ['rcs']],
    ["import { line } from '@bird-interactions/line'", ['line']],
    ["if (channel.name === 'line') {}", ['line']],
    ['const known = { whatsapp: 1 }', ['whatsapp']],
    ['const event = `sms.interaction`', ['sms']],
    ["const url = 'https://example.com' // of rcs", []],
    ['/** For WhatsApp. */ const line = 1', []],
    ["const emailAddress = 'an email' // email", ['email']],
  ])('a check that sees what %j names', (source, named) => {
    expect(channelsNamedIn(source)).toEqual(named)
  })
})

describe.each(packages)('the channel package $name', ({ name, folder }) => {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')

  test('is a single literal, but for its tests, its README and its manifest', () => {
    const { program, errors } = parseSync('index.ts', read('src/index.ts'))
    expect(errors).toEqual([])
    expect(program.body.map(({ type }) => type)).toEqual([
      'ImportDeclaration',
      'ExportNamedDeclaration',
    ])
    const [imported, exported] = program.body
    expect(imported).toMatchObject({
      source: { value: '@bird-interactions/core' },
      specifiers: [{ imported: { name: 'defineChannel' } }],
    })
    expect(exported).toMatchObject({
      declaration: {
        kind: 'const',
        declarations: [{ init: { type: 'CallExpression', callee: { name: 'defineChannel' } } }],
      },
    })
    const calls = exported as unknown as {
      declaration: { declarations: [{ init: { arguments: unknown[] } }] }
    }
    const [literal, ...others] = calls.declaration.declarations[0].init.arguments
    expect(others).toEqual([])
    expect(typesIn(literal)).toEqual(LITERALS)
  })

  test('holds nothing else: its licence and how it is built are those of every channel', () => {
    const files = execFileSync(
      'git',
      ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', '.'],
      { cwd: folder, encoding: 'utf8' },
    )
    // The report of its API is looked after by `pnpm check:api`.
    const own = files.split('\n').filter((file) => file !== '' && !/^(?:test|api)\//.test(file))
    expect(own.toSorted()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'package.json',
      'src/index.ts',
      'tsconfig.build.json',
      'tsdown.config.ts',
      'turbo.json',
    ])
    for (const file of ['LICENSE', 'tsconfig.build.json', 'tsdown.config.ts', 'turbo.json']) {
      expect(read(file)).toBe(readFileSync(join(packagesFolder, 'rcs', file), 'utf8'))
    }
  })

  test('has the manifest of every channel, but for its name and its words', () => {
    const own = JSON.parse(read('package.json')) as Record<string, unknown>
    const other = JSON.parse(readFileSync(join(packagesFolder, 'rcs/package.json'), 'utf8')) as {
      keywords: string[]
    }
    const keywords = other.keywords.map((keyword) => (keyword === 'rcs' ? name : keyword))
    expect(own).toEqual({
      ...other,
      name: `@bird-interactions/${name}`,
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      description: expect.stringContaining(
        " message interactions of Bird's Channels API, typed: a channel for @bird-interactions/core.",
      ),
      keywords: keywords.toSorted(),
    })
  })

  test.each(['cli', 'sandbox'])('is a dependency of %s', (dependent) => {
    const manifest = readFileSync(join(packagesFolder, dependent, 'package.json'), 'utf8')
    expect(JSON.parse(manifest)).toHaveProperty(
      ['dependencies', `@bird-interactions/${name}`],
      'workspace:^',
    )
  })

  test('has a limit for its size', () => {
    const limits = readFileSync(join(packagesFolder, '../.size-limit.json'), 'utf8')
    expect(limits).toContain(`"packages/${name}/dist/index.js"`)
  })

  test('says in its README what is documented and what is not, with the page', () => {
    expect(read('README.md')).toContain('## What is documented, and what is not')
    expect(read('README.md')).toContain('https://docs.bird.com/api/')
    expect(read('src/index.ts')).toContain('@see https://docs.bird.com/api/')
  })
})

/** The kinds of expressions that a literal is made of. */
const LITERALS = ['ArrayExpression', 'Literal', 'ObjectExpression', 'Property']

/** The kinds of nodes in a syntax tree, but for the names of keys. */
function typesIn(node: unknown): string[] {
  const types = new Set<string>(LITERALS)
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (typeof value !== 'object' || value === null) return undefined
    const { type, key, computed, ...others } = value as Record<string, unknown>
    if (typeof type === 'string') types.add(type)
    if (computed === true) visit(key)
    Object.values(others).forEach(visit)
    return undefined
  }
  visit(node)
  return [...types].toSorted()
}
