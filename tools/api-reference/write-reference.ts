import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { packagesFolder, readManifests } from 'packed'

/**
 * Writes the reference of all entry points to `reference/`, as pages for a browser. A link in a docstring that leads nowhere is
 * an error.
 */
const installed = fileURLToPath(new URL('installed', import.meta.url))
const root = join(packagesFolder, '..')

const entryPoints = Object.entries(readManifests()).flatMap(([name, { exports = {} }]) =>
  Object.values(exports).flatMap((target) =>
    typeof target === 'string'
      ? []
      : [join(packagesFolder, name, target['@bird-interactions/source'] ?? '')],
  ),
)
const options = join(installed, 'typedoc.json')
writeFileSync(
  options,
  JSON.stringify({
    name: 'bird-interactions',
    plugin: [fileURLToPath(new URL('entry-points.mjs', import.meta.url))],
    entryPoints,
    tsconfig: join(root, 'tsconfig.json'),
    out: join(root, 'reference'),
    readme: join(root, 'README.md'),
    githubPages: false,
    disableGit: true,
    disableSources: true,
    excludeInternal: true,
    treatValidationWarningsAsErrors: true,
    validation: { notExported: false, invalidLink: true, invalidPath: false },
  }),
)
run('pnpm', ['install', '--frozen-lockfile'])
run(process.execPath, ['node_modules/typedoc/bin/typedoc', '--options', options])

function run(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, { cwd: installed, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
