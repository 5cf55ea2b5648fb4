import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

import { runPnpm } from 'packed/pnpm'

import { channelNames } from './channel-names.ts'
import { createChannel } from './create-channel.ts'

/**
 * `pnpm new:channel <name> [--title <words>]`: writes a channel package that builds and passes every check, links it, and
 * writes it into the README's list, with the report of its public API. Prints what it wrote and what is left to do.
 */
const repository = fileURLToPath(new URL('../..', import.meta.url))
try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { title: { type: 'string' } },
  })
  const names = channelNames(positionals[0], values.title, repository)
  const written = await createChannel(names, repository)
  // On a build server pnpm would refuse to write the lockfile.
  await runPnpm(['install', '--no-frozen-lockfile'], repository)
  await runPnpm(['readme:tables'], repository)
  await runPnpm(['format'], repository)
  await runPnpm(['api:update'], repository)
  const { name } = names
  console.log(
    [
      `@bird-interactions/${name} is written, linked and in the lists:`,
      ...[...written, `packages/${name}/api/index.api.md`, 'README.md', 'pnpm-lock.yaml'].map(
        (file) => `  ${file}`,
      ),
      'It builds and passes every check, and knows nothing of its documentation yet. Next:',
      `  1. packages/${name}/src/index.ts: the types and strings of the page, and nothing more`,
      `  2. packages/${name}/test/documented.ts: the strings as the page spells them, and near misses`,
      `  3. packages/${name}/test/fixtures: payloads that Bird published, each with its source`,
      `  4. pnpm readme:tables; then packages/${name}/README.md: what is documented and what is not`,
      `  5. pnpm exec vitest run --project ${name} --project channels; pnpm api:update; pnpm check`,
    ].join('\n'),
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
