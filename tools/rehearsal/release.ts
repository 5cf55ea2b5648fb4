import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Manifest } from 'packed'

import { expectEqual, runToEnd } from './programs.ts'

const SCOPE = '@bird-interactions'

/** A clone of the repository that releases to a registry. */
export interface Release {
  /** The manifests of the packages, as they are now, by the last parts of their names. */
  readonly manifests: () => Readonly<Record<string, Manifest>>
  /** Whether there are changesets that no version was made of. */
  readonly hasChangesets: () => boolean
  /** Writes and commits a changeset: which packages change how. */
  readonly change: (releases: Readonly<Record<string, string>>) => Promise<void>
  /** Makes versions of the changesets, and commits them. */
  readonly version: () => Promise<void>
  /** Makes this registry the one that packages go to. Nothing is published to another. */
  readonly use: (registry: string) => void
  /**
   * Builds and packs what is not published, and publishes it.
   *
   * @param registry The registry that must be in force.
   * @throws Before anything is sent, when another one is.
   */
  readonly publish: (registry: string, to: string) => Promise<void>
}

/**
 * Clones what is committed, and installs what it needs.
 *
 * @param source The folder of the repository.
 * @param folder A folder that does not exist.
 * @param home An empty folder: nobody is logged in anywhere.
 */
export async function cloneRepository(
  source: string,
  folder: string,
  home: string,
): Promise<Release> {
  await runToEnd('git', ['clone', '--quiet', source, folder], source)
  await runToEnd('pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], folder)
  writeFileSync(join(folder, '.git/info/exclude'), '.npmrc\n')

  const env = {
    HOME: home,
    XDG_CONFIG_HOME: home,
    // The address that a workflow would know.
    GITHUB_REPOSITORY: 'example/bird-interactions',
    pnpm_config_verify_deps_before_run: 'false',
    ...committer,
  }
  const inClone = (command: string, ...args: readonly string[]): Promise<string> =>
    runToEnd(command, args, folder, env)
  const packages = join(folder, 'packages')
  let changes = 0

  return {
    manifests: () =>
      Object.fromEntries(
        readdirSync(packages).map((name) => [
          name,
          JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8')) as Manifest,
        ]),
      ),
    hasChangesets: () =>
      readdirSync(join(folder, '.changeset')).some((file) => file.endsWith('.md')),
    change: async (releases) => {
      changes += 1
      const lines = Object.entries(releases).map(([name, type]) => `'${SCOPE}/${name}': ${type}`)
      const text = `---\n${lines.join('\n')}\n---\n\nA change of the rehearsal.\n`
      writeFileSync(join(folder, `.changeset/rehearsal-${changes}.md`), text)
      await inClone('git', 'add', '.changeset')
      await inClone('git', 'commit', '--quiet', '--message', 'Change something')
    },
    version: async () => {
      await inClone('pnpm', 'release:version')
      await inClone('git', 'add', '--all')
      await inClone('git', 'commit', '--quiet', '--allow-empty', '--message', 'Release')
    },
    use: (registry) => {
      const { host } = new URL(registry)
      writeFileSync(
        join(folder, '.npmrc'),
        `registry=${registry}\n${SCOPE}:registry=${registry}\n//${host}/:_authToken=made-up\n`,
      )
    },
    publish: async (registry, to) => {
      // Each package asks for itself: a setting may be its own.
      for (const name of ['.', ...readdirSync(packages).map((name) => `packages/${name}`)]) {
        for (const key of ['registry', `${SCOPE}:registry`]) {
          const inForce = await runToEnd('pnpm', ['config', 'get', key], join(folder, name), env)
          expectEqual(`${name} ${key} ${inForce.trim()}`, `${name} ${key} ${registry}`)
        }
      }
      // The command says its version, which has just become another.
      await inClone('pnpm', 'build')
      await inClone('pnpm', 'exec', 'changeset', 'pack', '--out-dir', to)
      await inClone('pnpm', 'exec', 'changeset', 'publish', '--from-pack-dir', to)
    },
  }
}

const committer = {
  GIT_AUTHOR_NAME: 'Rehearsal',
  GIT_AUTHOR_EMAIL: 'rehearsal@example.com',
  GIT_COMMITTER_NAME: 'Rehearsal',
  GIT_COMMITTER_EMAIL: 'rehearsal@example.com',
}
