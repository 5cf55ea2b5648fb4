import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { isChannel } from 'packed'

import { createChecklist } from './checklist.ts'
import { compilers, installedFolder, missingRuntimes, runtimes } from './installed.ts'
import { expectEqual, runToEnd } from './programs.ts'
import { startDecoy, startRegistry } from './registry.ts'
import { cloneRepository } from './release.ts'
import { decodes, lists } from './user-programs.ts'
import { createUser, MODULES, type User } from './users.ts'

/**
 * Releases what is committed to a registry on the loopback, and lives through it as users do: installing, running,
 * type-checking, updating. Prints a line for each check, and exits with 1 when one failed. Nothing leaves this computer.
 */
const repository = fileURLToPath(new URL('../..', import.meta.url))
const place = mkdtempSync(join(tmpdir(), 'bird-interactions-rehearsal-'))
const home = join(place, 'home')
mkdirSync(home)
const list = createChecklist()
const start = performance.now()

if ((await runToEnd('git', ['status', '--porcelain'], repository)) !== '') {
  console.log('note: What is not committed is not rehearsed.')
}
if (
  (await runToEnd('git', ['rev-parse', '--is-shallow-repository'], repository)).trim() === 'true'
) {
  // Changesets would look for the missing commits without end.
  throw new Error('Part of the history is missing here. Run: git fetch --unshallow')
}
const [clone] = await Promise.all([
  cloneRepository(repository, join(place, 'clone'), home),
  runToEnd('pnpm', ['install', '--frozen-lockfile'], installedFolder),
])
const registry = await startRegistry(join(place, 'registry'))
const decoy = await startDecoy()
try {
  await rehearse()
} finally {
  registry.stop()
  decoy.stop()
  rmSync(place, { recursive: true, force: true })
}
console.log(`${((performance.now() - start) / 1000).toFixed(0)} s`)
if (list.failed()) process.exitCode = 1

async function rehearse(): Promise<void> {
  const { check } = list
  const { url } = registry
  const names = Object.keys(clone.manifests())
  const channels = Object.entries(clone.manifests()).flatMap(([name, manifest]) =>
    isChannel(manifest) ? [name] : [],
  )
  const versions = (): string =>
    Object.entries(clone.manifests())
      .map(([name, { version }]) => `${name} ${version}`)
      .join(', ')
  const channelRanges = (): string =>
    channels
      .map((name) => {
        const { version, peerDependencies = {} } = clone.manifests()[name] ?? { version: '' }
        return `${name} ${version} with core ${peerDependencies['@bird-interactions/core'] ?? ''}`
      })
      .join(', ')
  const released = async (name: string): Promise<string> => {
    const answer = await fetch(`${url}@bird-interactions/${name}`)
    if (answer.status !== 200) return `nothing (${answer.status})`
    const { 'dist-tags': tags } = (await answer.json()) as { 'dist-tags': { latest: string } }
    return tags.latest
  }
  const allReleased = async (): Promise<string> =>
    (await Promise.all(names.map(async (name) => `${name} ${await released(name)}`))).join(', ')

  const missing = missingRuntimes().join(', ')
  if (process.platform === 'linux' && process.arch === 'x64') {
    await check('every runtime is installed', () => {
      expectEqual(`missing: ${missing}`, 'missing: ')
    })
  } else if (missing !== '') console.log(`note: Not for this platform: ${missing}.`)

  await check('nothing is published while another registry is in force', async () => {
    clone.use(decoy.url)
    const refusal = await clone.publish(url, join(place, 'refused')).then(
      () => 'it was not refused',
      (error: unknown) => (error instanceof Error ? error.message : ''),
    )
    if (!refusal.includes(decoy.url)) throw new Error(refusal)
    expectEqual(`${decoy.requests()} requests`, '0 requests')
    expectEqual(await allReleased(), names.map((name) => `${name} nothing (404)`).join(', '))
  })
  if (clone.hasChangesets()) await check('changesets make versions', () => clone.version())
  await check('changesets pack and publish every package', async () => {
    clone.use(url)
    await clone.publish(url, join(place, 'first'))
    expectEqual(await allReleased(), versions())
  })

  const oneChannel = createUser(join(place, 'one-channel'), url)
  await check('a project installs core and one channel', async () => {
    await oneChannel.install('@bird-interactions/core', '@bird-interactions/rcs', '@types/node@22')
  })
  await check('and has nothing of the other channels, the sandbox and the command', () => {
    const others = names.filter((name) => !['core', 'rcs'].includes(name))
    const there = others.filter((name) => oneChannel.has(`@bird-interactions/${name}`))
    expectEqual(there.join(', '), '')
  })
  await check('and no code that knows of another channel', () => {
    for (const name of channels.filter((name) => name !== 'rcs')) {
      expectEqual(oneChannel.codeWith(new RegExp(`\\bname: "${name}"`)).join(', '), '')
    }
    expectEqual(oneChannel.codeWith(/\bname: "rcs"/).join(', '), 'rcs/dist/index.js')
  })
  await runsEverywhere(oneChannel, 'decodes', decodes)

  const command = createUser(join(place, 'command'), url)
  await check('a project installs the command alone', () =>
    command.install('@bird-interactions/cli'),
  )
  const bin = 'node_modules/@bird-interactions/cli/dist/bin.js'
  const { version } = clone.manifests()['cli'] ?? { version: '' }
  for (const runtime of runtimes()) {
    await check(`the command runs on ${runtime.name}: version, channels, demo`, async () => {
      expectEqual(await command.run(runtime, bin, '--version'), `${version}\n`)
      const found = JSON.parse(await command.run(runtime, bin, 'channels', '--json')) as {
        name: string
      }[]
      expectEqual(
        found
          .map(({ name }) => name)
          .toSorted()
          .join(', '),
        channels.join(', '),
      )
      const demo = await command.run(runtime, bin, 'demo')
      if (!demo.includes('card 0 · item 1 · "website"')) throw new Error(demo)
    })
  }

  const everything = createUser(join(place, 'everything'), url)
  await check('a project installs everything', () =>
    everything.install(...names.map((name) => `@bird-interactions/${name}`), '@types/node@22'),
  )
  await runsEverywhere(everything, 'lists a sandbox over HTTP', lists)
  everything.write('decodes.ts', decodes.imported)
  everything.write('lists.ts', lists.imported)
  for (const [compiler] of compilers) {
    const modules = Object.keys(MODULES)
    await check(
      `the programs type-check with ${compiler} under ${modules.join(', ')}`,
      async () => {
        await Promise.all(modules.map((module) => everything.compile(compiler, module)))
      },
    )
  }

  const before = channelRanges()
  const [major = '', minor = '', patch = ''] = (clone.manifests()['core']?.version ?? '').split('.')
  await check('a patch of core leaves the channels’ versions and ranges alone', async () => {
    // The command carries core, so it changes with it.
    await clone.change({ core: 'patch', cli: 'patch' })
    await clone.version()
    expectEqual(clone.manifests()['core']?.version ?? '', `${major}.${minor}.${Number(patch) + 1}`)
    expectEqual(channelRanges(), before)
    await clone.publish(url, join(place, 'second'))
    expectEqual(await allReleased(), versions())
  })
  await check(
    'a patch of core and a channel together leaves the channel’s range alone',
    async () => {
      const range = (): string =>
        clone.manifests()['rcs']?.peerDependencies?.['@bird-interactions/core'] ?? ''
      const unchanged = range()
      await clone.change({ core: 'patch', cli: 'patch', rcs: 'patch' })
      await clone.version()
      expectEqual(range(), unchanged)
      await clone.publish(url, join(place, 'together'))
      expectEqual(await allReleased(), versions())
    },
  )
  await check('and both reach the project with one channel, which still runs', async () => {
    await oneChannel.install('@bird-interactions/core@latest', '@bird-interactions/rcs@latest')
    for (const runtime of runtimes().slice(0, 1)) {
      expectEqual(await oneChannel.run(runtime, 'decodes.mjs'), decodes.prints)
    }
  })
  await check('a breaking change of core is refused while a channel has none', async () => {
    const unchanged = versions()
    await clone.change({ core: 'major' })
    const refusal = await clone.version().then(
      () => 'it was not refused',
      (error: unknown) => (error instanceof Error ? error.message : ''),
    )
    for (const name of channels) {
      if (!refusal.includes(`@bird-interactions/${name}`)) throw new Error(refusal)
    }
    expectEqual(versions(), unchanged)
  })
  await check('and accepted with a major of each, which then takes the new core', async () => {
    await clone.change({
      ...Object.fromEntries([...channels, 'export', 'summary'].map((name) => [name, 'major'])),
      cli: 'patch',
    })
    await clone.version()
    const next = `${Number(major) + 1}.0.0`
    expectEqual(clone.manifests()['core']?.version ?? '', next)
    expectEqual(
      channelRanges(),
      channels.map((name) => `${name} ${next} with core ^${next}`).join(', '),
    )
    await clone.publish(url, join(place, 'third'))
    expectEqual(await allReleased(), versions())
  })
}

async function runsEverywhere(
  user: User,
  does: string,
  { imported, required, prints }: typeof decodes,
): Promise<void> {
  const name = does.split(' ')[0] ?? ''
  user.write(`${name}.mjs`, imported)
  user.write(`${name}.cjs`, required)
  for (const runtime of runtimes()) {
    await list.check(`a program ${does} by import and by require on ${runtime.name}`, async () => {
      expectEqual(await user.run(runtime, `${name}.mjs`), prints)
      expectEqual(await user.run(runtime, `${name}.cjs`), prints)
    })
  }
}
