import { expect, test } from 'vitest'

import { changesetProblems } from '../changeset-problems.ts'

const CORE = '@bird-interactions/core'
const manifests = [
  { name: CORE },
  { name: '@bird-interactions/pager', peerDependencies: { [CORE]: '^1.0.0' } },
  { name: '@bird-interactions/pigeon', peerDependencies: { [CORE]: '^1.0.0' } },
  { name: '@bird-interactions/sandbox', dependencies: { [CORE]: '^1.0.0' } },
]
const changeset = (
  releases: Readonly<Record<string, 'major' | 'minor' | 'patch'>>,
  summary = 'Better.',
) => ({
  id: 'brave-owl',
  summary,
  releases: Object.entries(releases).map(([name, type]) => ({ name, type })),
})

test('a changeset that names a package is fine', () => {
  expect(changesetProblems([changeset({ [CORE]: 'minor' })], manifests)).toEqual([])
})

test('one that names none, or one that does not exist, is refused', () => {
  expect(changesetProblems([changeset({})], manifests)).toEqual([
    '.changeset/brave-owl.md names no package.',
  ])
  expect(changesetProblems([changeset({ '@bird-interactions/pagr': 'patch' })], manifests)).toEqual(
    ['.changeset/brave-owl.md names @bird-interactions/pagr: no such package.'],
  )
})

test('one that says nothing is refused', () => {
  expect(changesetProblems([changeset({ [CORE]: 'patch' }, '\n')], manifests)).toEqual([
    '.changeset/brave-owl.md says nothing of what changed.',
  ])
})

test('a breaking change of core is refused while a channel is left behind', () => {
  const breaking = changeset({ [CORE]: 'major' })
  expect(changesetProblems([breaking], manifests)).toEqual([
    expect.stringContaining('@bird-interactions/pager, @bird-interactions/pigeon.'),
  ])
  const one = changeset({
    '@bird-interactions/pager': 'major',
    '@bird-interactions/pigeon': 'minor',
  })
  expect(changesetProblems([breaking, one], manifests)).toEqual([
    expect.stringContaining('used with core: @bird-interactions/pigeon.'),
  ])
  const both = changeset({
    '@bird-interactions/pager': 'major',
    '@bird-interactions/pigeon': 'major',
  })
  expect(changesetProblems([breaking, both], manifests)).toEqual([])
})

test('a change of core is refused while the command, which carries it, stays as it is', () => {
  const command = '@bird-interactions/cli'
  const all = [...manifests, { name: command }]
  const change = changeset({ [CORE]: 'patch' })
  expect(changesetProblems([change], all)).toEqual([expect.stringContaining(command)])
  expect(changesetProblems([change, changeset({ [command]: 'patch' })], all)).toEqual([])
})
