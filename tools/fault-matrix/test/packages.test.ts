import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

import { build } from 'esbuild'
import { packagesFolder, readManifests } from 'packed'
import { installedNodes } from 'packed/nodes'
import { runPnpm } from 'packed/pnpm'
import { describe, expect, test } from 'vitest'

import { bin, emptyFolder, environmentOf, runBuilt } from './built-command.ts'
import { wireOf } from './data-setting.ts'
import { listAny, serverWith } from './terminal-setting.ts'

const top = fileURLToPath(new URL('../../..', import.meta.url))

/** An empty project that has the built packages. */
function project(): string {
  const folder = emptyFolder()
  mkdirSync(join(folder, 'node_modules/@bird-interactions'), { recursive: true })
  for (const name of ['core', 'rcs', 'whatsapp']) {
    symlinkSync(join(packagesFolder, name), join(folder, 'node_modules/@bird-interactions', name))
  }
  return folder
}

const decodes = (open: (name: string) => string): string => `
  const { createDecoder } = ${open('@bird-interactions/core')}
  const { rcs } = ${open('@bird-interactions/rcs')}
  const { interactionSchema } = ${open('@bird-interactions/core/schema')}
  const click = ${JSON.stringify(wireOf())}
  console.log(createDecoder([rcs])(click).details.kind, interactionSchema.parse(click).type)`

describe.each(installedNodes)('on %s', (_name, node) => {
  test.each([
    ['--input-type=module', decodes((name) => `await import('${name}')`)],
    ['--input-type=commonjs', decodes((name) => `require('${name}')`)],
  ])('T21 the packages decode (%s)', (type, program) => {
    const { stdout, stderr } = spawnSync(node, [type, '-e', program], {
      cwd: project(),
      encoding: 'utf8',
    })
    expect(stderr.replaceAll(/^.*Warning.*\n/gm, '').replaceAll(/^\(Use .*\n/gm, '')).toBe('')
    expect(stdout).toBe('item clicked\n')
  })

  test('T21 the command decodes', () => {
    const { stdout } = spawnSync(node, [bin, 'decode'], {
      env: environmentOf({}),
      input: JSON.stringify(wireOf()),
      encoding: 'utf8',
    })
    expect(JSON.parse(stdout)).toMatchObject({ channel: 'rcs', details: { kind: 'item' } })
  })
})

test.each([
  { module: 'node16', moduleResolution: 'node16' },
  { module: 'nodenext', moduleResolution: 'nodenext' },
  { module: 'esnext', moduleResolution: 'bundler' },
])('T22 the types hold without those of the DOM: %j', (options) => {
  const folder = project()
  writeFileSync(
    join(folder, 'app.mts'),
    `import { createDecoder } from '@bird-interactions/core'
     import { createClient } from '@bird-interactions/core/client'
     import { rcs } from '@bird-interactions/rcs'
     const interaction = createDecoder([rcs])({})
     if (interaction.channel === 'rcs' && interaction.type === 'clicked') {
       const card: number | undefined = interaction.details?.kind === 'cardItem' ? interaction.details.card : undefined
       // @ts-expect-error: a card is a number.
       const wrong: string | undefined = interaction.details?.kind === 'cardItem' ? interaction.details.card : undefined
       void [card, wrong, createClient]
     }`,
  )
  // What the types of Node have in common with those of the DOM.
  writeFileSync(join(folder, 'node.d.ts'), 'interface AbortSignal { readonly aborted: boolean }')
  const compilerOptions = {
    ...options,
    target: 'es2022',
    lib: ['es2022'],
    strict: true,
    types: [],
    noEmit: true,
    // The declarations of the packages are checked as well; those of zod, which need the DOM, are not asked for.
    skipLibCheck: false,
    preserveSymlinks: true,
  }
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: ['app.mts', 'node.d.ts'] }),
  )
  const { status, stdout } = spawnSync(join(top, 'node_modules/.bin/tsc'), ['-p', folder], {
    encoding: 'utf8',
  })
  expect(stdout).toBe('')
  expect(status).toBe(0)
})

test('T23 a program that imports one channel carries no other, neither zod nor undici, and weighs little', async () => {
  const folder = project()
  writeFileSync(
    join(folder, 'app.mjs'),
    `import { createDecoder } from '@bird-interactions/core'
     import { whatsapp } from '@bird-interactions/whatsapp'
     console.log(createDecoder([whatsapp])(JSON.parse(process.argv[2])))`,
  )
  const { outputFiles } = await build({
    entryPoints: ['app.mjs'],
    absWorkingDir: folder,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    write: false,
  })
  const code = outputFiles[0]?.text ?? ''
  expect(code).toContain('item_{item}_clicked')
  expect(code).not.toContain('card_{card}_item_item_{item}_clicked')
  expect(code).not.toMatch(/undici|zod/i)
  expect(gzipSync(code).length).toBeLessThan(7000)
})

describe.each(['--frozen-intrinsics', '--disallow-code-generation-from-strings'])(
  'under %s',
  (flag) => {
    test('T25 the command works', async () => {
      const env = { ...(await serverWith([wireOf()])), NODE_OPTIONS: flag, NODE_NO_WARNINGS: '1' }
      const { exitCode, stdout, stderr } = await runBuilt([...listAny, '--json'], { env })
      expect(stderr).toBe('')
      expect(JSON.parse(stdout)).toMatchObject([{ channel: 'rcs' }])
      expect(exitCode).toBe(0)
    })

    test('T25 the packages work', () => {
      const program = decodes((name) => `await import('${name}')`)
      const { stdout, stderr } = spawnSync(
        process.execPath,
        [flag, '--no-warnings', '--input-type=module', '-e', program],
        { cwd: project(), encoding: 'utf8' },
      )
      expect(stderr).toBe('')
      expect(stdout).toBe('item clicked\n')
    })
  },
)

describe('what is installed with a package', () => {
  const manifests = Object.values(readManifests())

  test('T26 runs nothing at its installation, and brings two packages of others at most', () => {
    for (const { name, scripts = {}, dependencies = {} } of manifests) {
      const atInstall = /^(?:pre|post)?(?:install|prepare)$|^prepublish$/
      expect([name, Object.keys(scripts).filter((script) => atInstall.test(script))]).toEqual([
        name,
        [],
      ])
      const others = Object.keys(dependencies).filter(
        (other) => !other.startsWith('@bird-interactions/'),
      )
      expect(others.length).toBeLessThanOrEqual(2)
    }
  })

  test('T26 can be verified: provenance, a lockfile with checksums, and words on how', () => {
    for (const { publishConfig } of manifests)
      expect(publishConfig).toMatchObject({ provenance: true })
    const lockfile = readFileSync(join(top, 'pnpm-lock.yaml'), 'utf8')
    const packages = lockfile.match(/^ {4}resolution: .*$/gm) ?? []
    expect(packages.length).toBeGreaterThan(100)
    expect(packages.filter((line) => !line.includes('integrity: sha512-'))).toEqual([])
    expect(readFileSync(join(top, 'SECURITY.md'), 'utf8')).toContain('npm audit signatures')
  })
})

test('T27 a packed package has what is meant to be published, and nothing else', async () => {
  const folder = emptyFolder()
  const options = ['pack', '--json', '--pack-destination', folder]
  const env = { GITHUB_REPOSITORY: 'example/bird-interactions' }
  await Promise.all(['cli', 'rcs'].map((name) => runPnpm(options, join(packagesFolder, name), env)))
  expect(readdirSync(folder)).toHaveLength(2)
  for (const tarball of readdirSync(folder)) {
    const { stdout } = spawnSync('tar', ['-tzf', join(folder, tarball)], { encoding: 'utf8' })
    const files = stdout.trim().split('\n')
    expect(files.length).toBeGreaterThan(5)
    const meant =
      /^package\/(?:package\.json|README\.md|LICENSE|CHANGELOG\.md|dist\/[\w.-]+\.(?:d\.ts|js|json|txt|1))$/
    expect(files.filter((file) => !meant.test(file))).toEqual([])
    const { stdout: text } = spawnSync('tar', ['-xzOf', join(folder, tarball)], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    })
    expect(text).not.toMatch(/npm_[A-Za-z0-9]{36}|BEGIN [A-Z ]*PRIVATE KEY-----\n|canary-/)
  }
}, 60_000)
