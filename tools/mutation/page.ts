import type { Matched, Survivor } from './match-reasons.ts'
import type { Mutant } from './mutants.ts'
import { countMutants, percent, scoreOf } from './verdict.ts'

/** The page that gives the score, and lists every survivor with its reason. */
export function formatPage(mutants: readonly Mutant[], matched: Matched): string {
  const counts = countMutants(mutants)
  const timedOut = mutants.filter(({ status }) => status === 'Timeout').length
  const equivalent = matched.survivors.filter(({ reason }) => reason && 'equivalent' in reason)
  const owed = matched.survivors.filter(({ reason }) => reason && 'owed' in reason)
  const files = [...grouped(mutants, ({ file }) => file)]
  const folders = [...grouped(mutants, ({ file }) => folderOf(file))].toSorted(([left], [right]) =>
    left < right ? -1 : 1,
  )
  return `# Mutation score of core

\`pnpm mutate\` changes the sources of \`@bird-interactions/core\` one place at a time (a mutant) and runs the tests that reach the
place. A mutant that no test notices survives: it is listed here with why the behaviour is the same, or with the test that is still owed.
Written by that command, which fails below a score of 90 %, when more than 3 % are owed, and when a survivor has no reason.

**Score: ${percent(scoreOf(counts))}.** Of ${counts.mutants} mutants ${counts.detected} are noticed (${timedOut} of them by an endless loop) and ${counts.survived} survive:
${equivalent.length} behave the same, and for ${owed.length} a test is owed.

| folder or file | mutants | noticed | survive | score |
| --- | --- | --- | --- | --- |
${folders
  .flatMap(([folder, ofFolder]) => [
    row(`**${folder}**`, ofFolder),
    ...files
      .filter(([file]) => folderOf(file) === folder)
      .map(([file, ofFile]) => row(file, ofFile)),
  ])
  .join('\n')}

## Survivors

${[...grouped(matched.survivors, ({ mutant }) => mutant.file)]
  .map(([file, survivors]) => sectionOf(file, survivors))
  .join('\n\n')}
`
}

function row(name: string, mutants: readonly Mutant[]): string {
  const counts = countMutants(mutants)
  const cells = [name, counts.mutants, counts.detected, counts.survived, percent(scoreOf(counts))]
  return `| ${cells.join(' | ')} |`
}

function sectionOf(file: string, survivors: readonly Survivor[]): string {
  const groups = [...grouped(survivors, ({ reason }) => reason)].map(([reason, group]) => {
    const changes = group.map(
      ({ mutant: { line, original, replacement } }) =>
        `- ${file}:${line}: ${code(original)} → ${replacement === '' ? 'nothing' : code(replacement)}`,
    )
    return `${wordsOf(reason)}\n\n${changes.join('\n')}`
  })
  return `### ${file}\n\n${groups.join('\n\n')}`
}

function wordsOf(reason: Survivor['reason']): string {
  if (reason === undefined) return '**No reason is given.**'
  return 'owed' in reason ? `A test is owed: ${reason.owed}` : `The same: ${reason.equivalent}`
}

function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  return longest === 0 ? `\`${text}\`` : `${fence} ${text} ${fence}`
}

function folderOf(file: string): string {
  const parts = file.split('/').slice(0, -1)
  return parts.length === 0 ? 'src' : `src/${parts.join('/')}`
}

function grouped<Key, Value>(
  values: readonly Value[],
  keyOf: (value: Value) => Key,
): ReadonlyMap<Key, readonly Value[]> {
  const groups = new Map<Key, Value[]>()
  for (const value of values) {
    const key = keyOf(value)
    groups.set(key, [...(groups.get(key) ?? []), value])
  }
  return groups
}
