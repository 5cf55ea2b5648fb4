import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { isChannel, packPackages, readManifests } from 'packed'

import { interleave, type Subject } from '../interleave.ts'
import { report } from '../report.ts'

const ROUNDS = 51

// As npm installs them. Dependencies are left out: nothing that is measured may load one.
const project = mkdtempSync(join(tmpdir(), 'bird-interactions-start-'))
const tarballs = await packPackages(project)
const manifests = readManifests()
for (const [folder, tarball] of Object.entries(tarballs)) {
  const target = join(project, 'node_modules', manifests[folder]?.name ?? '')
  mkdirSync(target, { recursive: true })
  execFileSync('tar', ['-xzf', tarball, '-C', target, '--strip-components=1'])
}
// Certificates for all processes of a computer are read at each start: that is not the time of what is measured.
const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...env } = process.env

const starts = [
  ...Object.values(manifests)
    .filter(isChannel)
    .map(({ name }) => ({
      what: `importing ${name}`,
      args: ['--input-type=module', '--eval', `import '${name}'`],
      atMost: 1.15,
    })),
  {
    what: 'bird-interactions --help',
    args: [join(project, 'node_modules/@bird-interactions/cli/dist/bin.js'), '--help'],
    atMost: 1.35,
  },
]
const ratios = await interleave(
  starting('bare', ['-e', '0']),
  starts.map(({ what, args }) => starting(what, args)),
  ROUNDS,
)
rmSync(project, { recursive: true })
report({
  name: 'start',
  title: 'Start',
  method:
    'Time from start to end of a process of the packages as they are published, to `node -e 0` of the same Node, with `NODE_EXTRA_CA_CERTS` unset.',
  measures: starts.map(({ what, atMost }) => ({
    what,
    values: ratios.get(what) ?? [],
    bar: { atMost },
  })),
})

function starting(name: string, args: readonly string[]): Subject {
  return {
    name,
    run: () => {
      const start = performance.now()
      const { status, stderr } = spawnSync(process.execPath, args, {
        cwd: project,
        env,
        encoding: 'utf8',
      })
      if (status !== 0) {
        throw new Error(`node ${args.join(' ')} ended with ${String(status)}:\n${stderr}`)
      }
      return performance.now() - start
    },
  }
}
