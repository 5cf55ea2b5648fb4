import { fileURLToPath } from 'node:url'

import { readChangesets } from '@changesets/read'
import { readManifests } from 'packed'

import { changesetProblems } from './changeset-problems.ts'

/**
 * Looks at the changesets before they become versions. Prints what is wrong, and exits with 1: `pnpm release:version` runs it
 * first, so that nothing gets a version that it must not have.
 */
const changesets = await readChangesets(fileURLToPath(new URL('../..', import.meta.url)))
const problems = changesetProblems(changesets, Object.values(readManifests()))
console.log(problems.length === 0 ? `changesets: ${changesets.length}, fine` : problems.join('\n'))
if (problems.length > 0) process.exitCode = 1
