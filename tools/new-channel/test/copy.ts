import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { runPnpm } from 'packed/pnpm'

const repository = fileURLToPath(new URL('../../..', import.meta.url))

/** A copy of the repository as it stands, with its dependencies, in a folder of its own. */
export interface RepositoryCopy {
  readonly folder: string
  readonly remove: () => void
}

/** Copies what git would see, and what turbo has built of it; the dependencies come from pnpm's store. */
export async function copyRepository(): Promise<RepositoryCopy> {
  const folder = mkdtempSync(join(tmpdir(), 'bird-interactions-copy-'))
  const git = (args: readonly string[], cwd: string): string =>
    execFileSync('git', args, { cwd, encoding: 'utf8' })
  const files = git(['ls-files', '--cached', '--others', '--exclude-standard', '-z'], repository)
  for (const file of [...files.split('\0'), '.turbo/cache']) {
    const source = join(repository, file)
    if (file !== '' && existsSync(source)) {
      cpSync(source, join(folder, file), { recursive: true, verbatimSymlinks: true })
    }
  }
  git(['init', '--quiet'], folder)
  git(['add', '--all'], folder)
  await runPnpm(['install', '--offline'], folder)
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
