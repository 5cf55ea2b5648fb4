import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { isChannel, packPackages, readManifests } from 'packed'

import { reportRatio } from './report-ratio.ts'

/**
 * How long starts take, of the packages as they are published, as a ratio to a bare `node -e 0`: of programs that only import a channel, and of the command when it is
 * asked for help. Interleaved rounds, each measured between two bare starts; median with minimum and maximum. Exits with 1 when
 * a median is above its ceiling.
 */
const ROUNDS = 101

// As npm installs them. Dependencies are left out: nothing that is measured may load one.
const project = mkdtempSync(join(tmpdir(), 'bird-interactions-start-'))
const tarballs = await packPackages(project)
const manifests = readManifests()
for (const [folder, tarball] of Object.entries(tarballs)) {
  const target = join(project, 'node_modules', manifests[folder]?.name ?? '')
  mkdirSync(target, { recursive: true })
  execFileSync('tar', ['-xzf', tarball, '-C', target, '--strip-components=1'])
}

const channels = Object.values(manifests)
  .filter(isChannel)
  .map(({ name }) => ({
    what: `importing ${name}`,
    args: ['--input-type=module', '--eval', `import '${name}'`],
    ceiling: 1.15,
  }))
const help = {
  what: 'bird-interactions --help',
  args: [join(project, 'node_modules/@bird-interactions/cli/dist/bin.js'), '--help'],
  ceiling: 1.5,
}
const starts = [...channels, help]

// Certificates for all processes of a computer are read at each start: that is not the time of what is measured.
const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...env } = process.env

function milliseconds(args: readonly string[]): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: project,
    env,
    encoding: 'utf8',
  })
  if (status !== 0)
    throw new Error(`node ${args.join(' ')} ended with ${String(status)}:\n${stderr}`)
  return performance.now() - start
}

const ratios = starts.map((): number[] => [])
for (let round = 0; round < ROUNDS; round++) {
  for (const [index, { args }] of starts.entries()) {
    const before = milliseconds(['-e', '0'])
    const time = milliseconds(args)
    const after = milliseconds(['-e', '0'])
    // The first round fills the caches of the disk.
    if (round > 0) ratios[index]?.push((2 * time) / (before + after))
  }
}
for (const [index, { what, ceiling }] of starts.entries()) {
  reportRatio(`${what} to a bare start`, ratios[index] ?? [], { atMost: ceiling })
}
rmSync(project, { recursive: true })
