import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

import { isChannel, packagesFolder, readManifests } from 'packed'
import { describe, expect, test } from 'vitest'

import { PICTURE, tablePicture } from '../table-picture.ts'

const manifests = Object.entries(readManifests())
const channels = manifests.filter(([, manifest]) => isChannel(manifest))
const read = (...path: readonly string[]): string =>
  readFileSync(join(packagesFolder, ...path), 'utf8')

/** What the sources of a package import, with the files that do. */
function importsOf(folder: string): readonly (readonly [file: string, specifier: string])[] {
  const sources = join(packagesFolder, folder, 'src')
  return readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(sources, file), 'utf8')
      const found = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)
      return [...found].map(([, specifier = '']) => [join(sources, file), specifier] as const)
    })
}

test('there are packages, and channels among them', () => {
  expect(manifests.length).toBeGreaterThanOrEqual(5)
  expect(channels.length).toBeGreaterThanOrEqual(2)
})

describe.each(manifests)('the package %s', (folder, manifest) => {
  test.each(['README.md', 'LICENSE', 'CHANGELOG.md', 'tsdown.config.ts', 'turbo.json'])(
    'has its %s',
    (file) => {
      expect(read(folder, file).trim()).not.toBe('')
    },
  )

  test('has tests', () => {
    const files = readdirSync(join(packagesFolder, folder, 'test'), {
      recursive: true,
      encoding: 'utf8',
    })
    expect(files.some((file) => file.endsWith('.test.ts'))).toBe(true)
  })

  test('is named after its folder, and says so at the top of its README', () => {
    expect(manifest.name).toBe(`@bird-interactions/${folder}`)
    expect(read(folder, 'README.md')).toMatch(new RegExp(`^# ${manifest.name}\n`))
  })

  test('publishes the entries that it has, built', () => {
    const { publishConfig, exports = {} } = manifest
    const published = Object.entries(exports).map(([entry, target]) => {
      if (typeof target === 'string') return [entry, target]
      const { '@bird-interactions/source': source, ...built } = target
      expect(existsSync(join(packagesFolder, folder, source ?? ''))).toBe(true)
      return [entry, built]
    })
    expect(publishConfig?.['exports'] ?? exports).toEqual(Object.fromEntries(published))
  })

  test('tells whoever installs it of core as well, where core is its peer', () => {
    if (manifest.peerDependencies === undefined) return
    expect(read(folder, 'README.md')).toContain(
      `\nnpm install @bird-interactions/core ${manifest.name}\n`,
    )
  })
})

describe.each(channels)('the channel %s', (folder, manifest) => {
  test('has the tag that keeps channels apart', () => {
    expect(JSON.parse(read(folder, 'turbo.json'))).toMatchObject({ tags: ['channel'] })
  })

  test('imports core alone, and nothing outside its folder', () => {
    const imports = importsOf(folder)
    expect(imports.length).toBeGreaterThan(0)
    for (const [file, specifier] of imports) {
      if (!specifier.startsWith('.')) expect(specifier).toBe('@bird-interactions/core')
      else {
        const target = relative(join(packagesFolder, folder), resolve(dirname(file), specifier))
        expect(target).toMatch(/^src\//)
      }
    }
  })

  test('comes along with the command', () => {
    expect(readManifests()['cli']?.dependencies).toHaveProperty([manifest.name])
  })
})

test('core imports no other package of ours', () => {
  const imports = importsOf('core').map(([, specifier]) => specifier)
  expect(imports).toContain('zod')
  expect(imports.filter((specifier) => specifier.startsWith('@bird-interactions/'))).toEqual([])
})

test('the README of the repository leads to every package', () => {
  const readme = read('..', 'README.md')
  for (const [folder, { name }] of manifests) {
    expect(readme).toContain(`[\`${name}\`](packages/${folder})`)
  }
})

test('the picture in the README is what the command prints', async () => {
  expect(read('..', 'README.md')).toContain(`](${PICTURE})`)
  expect(read('..', PICTURE), 'Run: pnpm readme:picture').toBe(await tablePicture())
})

describe('a document at the top or in docs', () => {
  const root = join(packagesFolder, '..')
  const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md'].concat(
    readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => `docs/${file}`),
  )

  test.each(documents)('%s links to nothing that is not there', (document) => {
    const links = readFileSync(join(root, document), 'utf8').matchAll(/\]\(([^)#\s]+)[^)]*\)/g)
    const missing = [...links].flatMap(([, target = '']) =>
      /^[a-z]+:/.test(target) || existsSync(join(root, dirname(document), target)) ? [] : target,
    )
    expect(missing).toEqual([])
  })
})
