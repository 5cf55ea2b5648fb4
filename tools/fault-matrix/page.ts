import type { Outcome } from './outcomes.ts'
import { rows } from './rows.ts'

/** The page that lists every row with what became of its tests. */
export function formatPage(outcomes: ReadonlyMap<string, Outcome>): string {
  const count = (outcome: string): number =>
    rows.filter((row) => stateOf(row.id, row.waitsFor, outcomes).startsWith(outcome)).length
  const lines = rows.map(({ id, fault, outcome, waitsFor }) =>
    [id, fault, outcome, stateOf(id, waitsFor, outcomes)].map(cell).join(' | '),
  )
  return `# Fault matrix

Faults of networks, APIs, data and surroundings, and what a user gets when they happen. Each row is a test whose name starts with the
row's id; most inject the fault for real: on a socket, or into the built command, in a pseudo-terminal where a terminal matters.
Written by \`pnpm fault-matrix\` from the results of those tests: ${count('passed')} rows passed, ${count('waits')} wait,
${count('failed') + count('missing')} failed. \`pnpm test:sabotage\` breaks the code on purpose, once for each row, and fails unless exactly the rows
meant turn red.

How the words read: \`unknown\` is \`type: 'unknown'\` for a type or a platform, and \`details.kind: 'unrecognized'\` for details. The error
classes named here are kinds of failure; the classes of this software are in the README of \`@bird-interactions/core\`. Only an element
without an identity is kept out of the interactions; any other field of the wrong type counts as absent. A compressed answer is refused. Of the
exit codes that a row names after sysexits, the class counts, as in the README of \`@bird-interactions/cli\`: 70 and 74 are 1, 75 is 6.

| row | fault | outcome | state |
| --- | --- | --- | --- |
${lines.map((line) => `| ${line} |`).join('\n')}
`
}

function stateOf(
  id: string,
  waitsFor: string | undefined,
  outcomes: ReadonlyMap<string, Outcome>,
): string {
  return waitsFor === undefined ? (outcomes.get(id) ?? 'missing') : `waits for ${waitsFor}`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
