import { symlinkSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { UNSAFE_FOR_TERMINALS } from './support/hostile.ts'
import {
  channelPackage,
  channelSource,
  folderWith,
  installedCommand,
  writeFiles,
} from './support/packages.ts'
import { run } from './support/test-io.ts'

interface Listed {
  readonly name: string
  readonly package: string
  readonly version?: string
  readonly from: string
}

async function channels(
  folder: string,
  options: { modulePath?: string; cwd?: string; plugins?: readonly string[] } = {},
): Promise<{ exitCode: number; stderr: string; found: string[]; listed: Listed[] }> {
  const argv = (options.plugins ?? []).flatMap((plugin) => ['--plugin', plugin])
  const { exitCode, stdout, stderr } = await run(['channels', '--json', ...argv], {
    modulePath: join(
      folder,
      options.modulePath ?? 'node_modules/@bird-interactions/cli/dist/bin.js',
    ),
    cwd: options.cwd ?? '/',
  })
  const listed = JSON.parse(stdout) as Listed[]
  const found = listed.map((one) => `${one.name}: ${one.package} (${one.from})`)
  return { exitCode, stderr, found, listed }
}

/** A project with the command installed flat, as npm does it. */
function project(
  dependencies: { own?: readonly string[]; project?: readonly string[]; manifest?: object },
  ...packages: readonly Record<string, string | object>[]
): string {
  const versions = (names: readonly string[] = []): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name, '^1.0.0']))
  return folderWith({
    'package.json': { dependencies: versions(dependencies.project), ...dependencies.manifest },
    ...installedCommand(versions(dependencies.own)),
    ...Object.assign({}, ...packages),
  })
}

describe('channels', () => {
  test('lists those that the command brings along, with their patterns and metadata', async () => {
    const { exitCode, stdout, stderr } = await run(['channels'])
    const rows = stdout.split('\n').map((row) => row.split(/ {2,}/))
    expect(rows).toContainEqual([
      'rcs',
      'clicked',
      'cardItem: card_{card}_item_item_{item}_clicked',
      'button',
      expect.stringMatching(/^@bird-interactions\/rcs \S+ \(command\)$/),
    ])
    expect(rows).toContainEqual(['whatsapp', 'read', '-', '-', expect.any(String)])
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
  })

  test('lists them as JSON, with all that a program needs', async () => {
    const { stdout } = await run(['channels', '--json'])
    expect(JSON.parse(stdout)).toContainEqual({
      name: 'whatsapp',
      contract: 1,
      platforms: [],
      interactions: {
        read: {},
        clicked: { details: { item: 'item_{item}_clicked' }, metadata: ['button'] },
      },
      package: '@bird-interactions/whatsapp',
      version: expect.any(String),
      from: 'command',
    })
  })

  test('finds the dependencies of the project and of the command that have the keyword', async () => {
    const folder = project(
      {
        own: ['fax', 'no-channel', 'not-installed'],
        manifest: {
          dependencies: { pigeon: '1' },
          devDependencies: { '@scope/smoke': '1' },
          optionalDependencies: { drum: '1' },
        },
      },
      channelPackage('fax'),
      channelPackage('pigeon'),
      channelPackage('@scope/smoke', { channel: 'smoke' }),
      channelPackage('drum'),
      channelPackage('no-channel', { manifest: { keywords: ['bird'] } }),
      channelPackage('not-named'),
    )
    const { exitCode, stderr, found } = await channels(folder)
    expect(found).toEqual([
      'drum: drum (project)',
      'fax: fax (command)',
      'pigeon: pigeon (project)',
      'smoke: @scope/smoke (project)',
    ])
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
  })

  test('does not load what only the development of the command needs', async () => {
    const folder = project({}, channelPackage('fax'))
    writeFiles(folder, {
      'node_modules/@bird-interactions/cli/package.json': {
        name: '@bird-interactions/cli',
        devDependencies: { fax: '1' },
      },
    })
    expect((await channels(folder)).found).toEqual([])
  })

  test('finds both where pnpm lays them out', async () => {
    const store = 'node_modules/.pnpm/@bird-interactions+cli@1.0.0'
    const folder = folderWith({
      'package.json': { dependencies: { pigeon: '1' } },
      ...installedCommand({ fax: '1' }, store),
      ...channelPackage('fax', { below: 'node_modules/.pnpm/fax@1.0.0' }),
      ...channelPackage('pigeon', { below: 'node_modules/.pnpm/pigeon@1.0.0' }),
    })
    symlinkSync('../../fax@1.0.0/node_modules/fax', join(folder, store, 'node_modules/fax'))
    symlinkSync('.pnpm/pigeon@1.0.0/node_modules/pigeon', join(folder, 'node_modules/pigeon'))
    const { stderr, found } = await channels(folder, {
      modulePath: `${store}/node_modules/@bird-interactions/cli/dist/bin.js`,
    })
    expect(stderr).toBe('')
    expect(found).toEqual(['fax: fax (command)', 'pigeon: pigeon (project)'])
  })

  test('never loads what the working folder depends on', async () => {
    const foreign = folderWith({
      'package.json': { dependencies: { pigeon: '1' } },
      ...channelPackage('pigeon'),
    })
    expect((await channels(project({}), { cwd: foreign })).found).toEqual([])
  })

  test('works where no project has installed the command', async () => {
    const folder = folderWith({ ...installedCommand({ fax: '1' }), ...channelPackage('fax') })
    const { stderr, found } = await channels(folder)
    expect(stderr).toBe('')
    expect(found).toEqual(['fax: fax (command)'])
  })

  test('says that there are none', async () => {
    const { exitCode, stderr, found } = await channels(project({}))
    expect(found).toEqual([])
    expect(stderr).toContain('No channels were found')
    expect(exitCode).toBe(0)
  })

  test('loads a package that can be imported only, and one whose exports hide its package.json', async () => {
    const folder = project(
      { project: ['pigeon'] },
      channelPackage('pigeon', { manifest: { exports: { '.': { import: './index.js' } } } }),
    )
    expect((await channels(folder)).found).toEqual(['pigeon: pigeon (project)'])
  })

  test('takes every channel that a module exports, under any name, once', async () => {
    const source = `${channelSource('pigeon')}
      export default channel
      export const other = { ...channel, name: 'dove' }
      export const notOne = { name: 'nobody' }
      export const nothing = null
      export function helper() {}\n`
    const folder = project({ project: ['birds'] }, channelPackage('birds', { source }))
    const { stderr, found } = await channels(folder)
    expect(found).toEqual(['dove: birds (project)', 'pigeon: birds (project)'])
    expect(stderr).toBe('')
  })

  test.each([
    ['throws at import', 'throw new Error("out of seeds")', 'out of seeds'],
    ['throws no error', 'throw null', 'null'],
    ['is not JavaScript', 'export const', 'Unexpected'],
    ['exports no channel', 'export const x = 1', 'exports no channel'],
    [
      'was written for another contract',
      channelSource('broken').replace('contract: 1', 'contract: 2'),
      'contract is 2',
    ],
    [
      'breaks a rule of the contract',
      channelSource('broken').replace('button_{button}', 'button_{button'),
      'not closed',
    ],
    ['names a file that is not there', undefined, 'Cannot find'],
  ])('reports a package that %s, and uses the others', async (_, source, words) => {
    const folder = project(
      { project: ['broken', 'pigeon'] },
      channelPackage(
        'broken',
        source === undefined ? { manifest: { exports: './nowhere.js' } } : { source },
      ),
      channelPackage('pigeon'),
    )
    const { exitCode, stderr, found } = await channels(folder)
    expect(found).toEqual(['pigeon: pigeon (project)'])
    expect(stderr).toMatch(
      /^note: No channel could be loaded from broken 1\.2\.3 \(the project\): /,
    )
    expect(stderr).toContain(words)
    expect(exitCode).toBe(0)
  })

  test('reports words of a package so that no terminal obeys them', async () => {
    const source = 'throw new Error("\\u001b]52;c;AAAA\\u0007\\nnote: all is well")'
    const folder = project({ project: ['evil'] }, channelPackage('evil', { source }))
    const { stderr } = await channels(folder)
    expect(stderr).not.toMatch(UNSAFE_FOR_TERMINALS)
    expect(stderr.trimEnd().split('\n')).toHaveLength(2)
  })

  test('reports a package.json of the project that cannot be read', async () => {
    const folder = project({ own: ['fax'] }, channelPackage('fax'))
    writeFiles(folder, { 'package.json': '{' })
    const { exitCode, stderr, found } = await channels(folder)
    expect(stderr).toContain('The channels of the project could not be looked up')
    expect(found).toEqual(['fax: fax (command)'])
    expect(exitCode).toBe(0)
  })

  test('uses the channel of the project where the command has one of the same name, and says so once', async () => {
    const folder = project(
      { own: ['official'], project: ['own-brew'] },
      channelPackage('official', { channel: 'pigeon', version: '1.0.0' }),
      channelPackage('own-brew', { channel: 'pigeon', version: '9.0.0' }),
    )
    const { exitCode, stderr, found } = await channels(folder)
    expect(found).toEqual(['pigeon: own-brew (project)'])
    expect(stderr).toBe(
      'note: Two channels are named "pigeon": that of own-brew 9.0.0 (the project) is used, that of official 1.0.0 (the command) is not.\n',
    )
    expect(exitCode).toBe(0)
  })

  test('says nothing when project and command have the same module', async () => {
    const folder = project({ own: ['pigeon'], project: ['pigeon'] }, channelPackage('pigeon'))
    const { stderr, found } = await channels(folder)
    expect(found).toEqual(['pigeon: pigeon (project)'])
    expect(stderr).toBe('')
  })

  test('uses the version of the project where the command brings another of the same package', async () => {
    const folder = project(
      { own: ['pigeon'], project: ['pigeon'] },
      channelPackage('pigeon', { version: '2.0.0' }),
      channelPackage('pigeon', { version: '1.0.0', below: 'node_modules/@bird-interactions/cli' }),
    )
    const { stderr, listed } = await channels(folder)
    expect(listed).toMatchObject([{ name: 'pigeon', version: '2.0.0', from: 'project' }])
    expect(stderr).toContain('that of pigeon 1.0.0 (the command) is not')
  })

  test('leaves out a channel that claims a platform of another', async () => {
    const source = channelSource('dove').replace(
      "name: 'dove'",
      "name: 'dove', platforms: ['pigeon']",
    )
    const folder = project(
      { project: ['pigeon', 'dove'] },
      channelPackage('pigeon'),
      channelPackage('dove', { source }),
    )
    const { exitCode, stderr, found } = await channels(folder)
    expect(found).toEqual(['pigeon: pigeon (project)'])
    expect(stderr).toContain('The channel of dove 1.2.3 (the project) is not used')
    expect(exitCode).toBe(0)
  })
})

describe('--plugin', () => {
  test('takes a path from the working folder, an absolute path and a package, and may be repeated', async () => {
    const cwd = folderWith({
      'package.json': {},
      'dove.mjs': channelSource('dove'),
      'deep/owl.mjs': channelSource('owl'),
      ...channelPackage('pigeon'),
    })
    const plugins = ['./dove.mjs', join(cwd, 'deep/owl.mjs'), 'pigeon']
    const { stderr, found } = await channels(project({}), { cwd, plugins })
    expect(found).toEqual([
      'dove: ./dove.mjs (plugin)',
      `owl: ${join(cwd, 'deep/owl.mjs')} (plugin)`,
      'pigeon: pigeon (plugin)',
    ])
    expect(stderr).toBe('')
  })

  test('wins over the project and the command', async () => {
    const cwd = folderWith({ 'mine.mjs': channelSource('pigeon') })
    const folder = project({ project: ['pigeon'] }, channelPackage('pigeon'))
    const { stderr, found } = await channels(folder, { cwd, plugins: ['./mine.mjs'] })
    expect(found).toEqual(['pigeon: ./mine.mjs (plugin)'])
    expect(stderr).toContain('that of ./mine.mjs (--plugin) is used')
  })

  test('may export a channel under two names', async () => {
    const cwd = folderWith({ 'dove.mjs': `${channelSource('dove')}export default channel` })
    const { stderr, found } = await channels(project({}), { cwd, plugins: ['./dove.mjs'] })
    expect(found).toEqual(['dove: ./dove.mjs (plugin)'])
    expect(stderr).toBe('')
  })

  test('is reported when it cannot be found, and the others are used', async () => {
    const cwd = folderWith({ 'dove.mjs': channelSource('dove') })
    const { exitCode, stderr, found } = await channels(project({}), {
      cwd,
      plugins: ['./nowhere.mjs', 'no-such-package', './dove.mjs'],
    })
    expect(found).toEqual(['dove: ./dove.mjs (plugin)'])
    expect(stderr).toContain(
      'No channel could be loaded from ./nowhere.mjs (--plugin): Cannot find',
    )
    expect(stderr).toContain(
      'No channel could be loaded from no-such-package (--plugin): Cannot find',
    )
    expect(exitCode).toBe(0)
  })
})
