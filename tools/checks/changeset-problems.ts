import type { Changeset } from '@changesets/types'
import type { Manifest } from 'packed'

const CORE = '@bird-interactions/core'
const COMMAND = '@bird-interactions/cli'

/**
 * What is wrong with the changesets that wait for the next release.
 *
 * A breaking change of core breaks each channel, whose users have to change core's version with it. By itself the tool would
 * give them a patch, so each channel's own major has to be written.
 *
 * The command carries core within it: a change of core reaches its users with a release of the command only.
 *
 * @param changesets The changesets, with the names of their files.
 * @param manifests The manifests of the packages that are published.
 * @returns A sentence for each problem; none when all is well.
 */
export function changesetProblems(
  changesets: readonly (Changeset & { readonly id: string })[],
  manifests: readonly Pick<Manifest, 'name' | 'peerDependencies'>[],
): string[] {
  const names = new Set(manifests.map(({ name }) => name))
  const major = new Set(
    changesets.flatMap(({ releases }) =>
      releases.filter(({ type }) => type === 'major').map(({ name }) => name),
    ),
  )
  const left = manifests
    .filter(({ name, peerDependencies = {} }) => CORE in peerDependencies && !major.has(name))
    .map(({ name }) => name)
  const unaccompanied =
    major.has(CORE) && left.length > 0
      ? [
          `core has a breaking change, and these have none, though they are used with core: ${left.join(', ')}. ` +
            `Write a changeset that raises the major of each.`,
        ]
      : []
  const released = new Set(changesets.flatMap(({ releases }) => releases.map(({ name }) => name)))
  const notCarried =
    released.has(CORE) && names.has(COMMAND) && !released.has(COMMAND)
      ? [
          `core changes, and ${COMMAND}, which carries it, does not. Write a changeset for it, a patch at least.`,
        ]
      : []
  return [
    ...changesets.flatMap((changeset) => problemsOf(changeset, names)),
    ...unaccompanied,
    ...notCarried,
  ]
}

function problemsOf(
  { id, releases, summary }: Changeset & { readonly id: string },
  names: ReadonlySet<string>,
): string[] {
  const unknown = releases.filter(({ name }) => !names.has(name))
  return [
    ...(releases.length === 0 ? [`.changeset/${id}.md names no package.`] : []),
    ...unknown.map(({ name }) => `.changeset/${id}.md names ${name}: no such package.`),
    ...(summary.trim() === '' ? [`.changeset/${id}.md says nothing of what changed.`] : []),
  ]
}
