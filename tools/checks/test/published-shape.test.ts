import type { Manifest } from 'packed'
import { describe, expect, test } from 'vitest'

import type { PackedPackage } from '../packed-package.ts'
import { shapeProblems } from '../published-shape.ts'

const LICENSE = 'MIT License\n'

const manifest: Manifest = {
  name: '@bird-interactions/pager',
  version: '1.2.0',
  description: 'Pager message interactions, typed: made up for these tests.',
  keywords: ['bird', 'messagebird', 'channels-api', 'interactions', 'bird-interactions-channel'],
  license: 'MIT',
  type: 'module',
  sideEffects: false,
  exports: {
    '.': { types: './dist/index.d.ts', default: './dist/index.js' },
    './package.json': './package.json',
  },
  publishConfig: { access: 'public', provenance: true },
  engines: { node: '>=20.19.0' },
  repository: { type: 'git', url: 'git+https://example.com/a/b.git', directory: 'packages/pager' },
  peerDependencies: { '@bird-interactions/core': '^1.0.0' },
}

const pager: PackedPackage = {
  manifest,
  files: {
    'package.json': JSON.stringify(manifest),
    'README.md': '# pager\n',
    'CHANGELOG.md': '# pager\n\n## 1.2.0\n\nMore.\n',
    LICENSE,
    'dist/index.js': 'export const pager = {}\n',
    'dist/index.d.ts': 'export declare const pager: {}\n',
  },
}

const withManifest = (changes: Partial<Manifest>): PackedPackage => ({
  ...pager,
  manifest: { ...manifest, ...changes },
})
const withFile = (path: string, text: string): PackedPackage => ({
  ...pager,
  files: { ...pager.files, [path]: text },
})
const library = (changes: Partial<Manifest>): PackedPackage =>
  withManifest({
    keywords: ['bird', 'messagebird', 'channels-api', 'interactions'],
    peerDependencies: {},
    ...changes,
  })
const token = (prefix: string, length: number): string => prefix + 'x'.repeat(length)

test('a package of the right shape has no problem', () => {
  expect(shapeProblems(pager, LICENSE)).toEqual([])
})

describe('a tarball is refused', () => {
  test.each([
    ['with a test', withFile('dist/index.test.ts', ''), 'dist/index.test.ts does not belong'],
    ['with sources', withFile('src/index.ts', ''), 'src/index.ts does not belong'],
    ['with a source map', withFile('dist/index.js.map', ''), 'dist/index.js.map does not belong'],
    [
      'that names a source map',
      withFile('dist/index.js', 'x\n//# sourceMappingURL=index.js.map\n'),
      'dist/index.js names a source map',
    ],
    ['with settings of npm', withFile('.npmrc', ''), '.npmrc does not belong'],
    ['with a token of npm', withFile('README.md', token('npm_', 36)), 'README.md holds a token'],
    ['with a token of GitHub', withFile('README.md', token('ghp_', 36)), 'holds a token of GitHub'],
    [
      'with a private key',
      withFile('dist/index.js', ['-----BEGIN', 'PRIVATE KEY-----\n'].join(' ')),
      'dist/index.js holds a private key',
    ],
    [
      'with a path of its builder',
      withFile('dist/index.js', `'${['', 'home', 'me', 'x.js'].join('/')}'`),
      'dist/index.js holds a path of the machine',
    ],
    ['without a README', withFile('README.md', ' '), 'README.md is missing'],
    ['without a changelog', withFile('CHANGELOG.md', ''), 'CHANGELOG.md is missing'],
    [
      'whose changelog lacks the version',
      withFile('CHANGELOG.md', '## 1.1.0\n'),
      'CHANGELOG.md says nothing of 1.2.0',
    ],
    ['with another licence', withFile('LICENSE', 'Mine.'), 'LICENSE is not that'],
  ])('%s', (_what, packed, problem) => {
    expect(shapeProblems(packed, LICENSE).join('\n')).toContain(problem)
  })
})

describe('a manifest is refused', () => {
  test.each([
    ['without provenance', withManifest({ publishConfig: { access: 'public' } }), 'provenance'],
    ['that is not public', withManifest({ publishConfig: { provenance: true } }), 'access'],
    [
      'that publishes elsewhere',
      withManifest({ publishConfig: { ...manifest.publishConfig, registry: 'https://a.b' } }),
      'names a registry',
    ],
    ['without an address', withManifest({ repository: {} }), 'repository has no address'],
    ['with side effects', withManifest({ sideEffects: true }), 'sideEffects'],
    ['without keywords', withManifest({ keywords: [] }), 'keywords lack bird.'],
    ['before its first release', withManifest({ version: '0.1.0' }), '0.1.0 is no released'],
    ['with scripts', withManifest({ scripts: { postinstall: 'x' } }), 'scripts are published'],
    ['for older Nodes', withManifest({ engines: { node: '>=18' } }), 'engines.node'],
    [
      'with an entry that is not packed',
      withManifest({ exports: { './x': { types: './dist/x.d.ts', default: './dist/x.js' } } }),
      'names ./dist/x.js: no such file',
    ],
    [
      'with the condition for sources',
      withManifest({ exports: { '.': { '@bird-interactions/source': './src/index.ts' } } }),
      'has other conditions',
    ],
    ['of a channel with a dependency', withManifest({ dependencies: { zod: '^4.0.0' } }), 'zod'],
    [
      'of a channel that needs another',
      withManifest({ dependencies: { '@bird-interactions/rcs': '^1.0.0' } }),
      'A channel depends on @bird-interactions/rcs',
    ],
    [
      'of a channel with a second peer',
      withManifest({ peerDependencies: { '@bird-interactions/core': '^1.0.0', zod: '^4.0.0' } }),
      'The peers of a channel',
    ],
    ['of a channel without core', withManifest({ peerDependencies: {} }), 'The peers of a channel'],
    ['with a dependency', library({ dependencies: { ms: '^2.0.0' } }), 'depends on ms at run time'],
    [
      'of core with a third dependency',
      library({
        name: '@bird-interactions/core',
        dependencies: { undici: '^7.0.0', zod: '^4.0.0', ms: '^2.0.0' },
      }),
      'depends on ms at run time, which is not among [undici, zod]',
    ],
    [
      'with a range of the workspace',
      library({ dependencies: { '@bird-interactions/core': 'workspace:^' } }),
      'at "workspace:^"',
    ],
  ])('%s', (_what, packed, problem) => {
    expect(shapeProblems(packed, LICENSE).join('\n')).toContain(problem)
  })
})
