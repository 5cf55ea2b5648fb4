/** What became of a mutant: `survived` and `no coverage` are the ones that no test notices. */
export type MutantStatus =
  | 'Killed'
  | 'Timeout'
  | 'Survived'
  | 'NoCoverage'
  | 'CompileError'
  | 'RuntimeError'
  | 'Ignored'
  | 'Pending'

/** One change of the sources, and what became of it. */
export interface Mutant {
  /** From core's `src`. */
  readonly file: string
  readonly line: number
  readonly mutator: string
  /** The text that was changed, in one line, its end left out when it is long. */
  readonly original: string
  readonly replacement: string
  /** Which one it is of the mutants of the file that read the same, from 1. */
  readonly occurrence: number
  readonly status: MutantStatus
}

interface Position {
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
}

/** What is read of a report in the format of mutation-testing-report-schema. */
export interface Report {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: string
        readonly mutants: readonly {
          readonly mutatorName: string
          readonly replacement?: string
          readonly status: MutantStatus
          readonly location: { readonly start: Position; readonly end: Position }
        }[]
      }
    >
  >
}

const LONGEST = 200

/** The mutants of a report, in the order of files and of the places in them. */
export function mutantsOf(report: Report): readonly Mutant[] {
  return Object.entries(report.files)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([path, { source, mutants }]) => {
      const lines = source.split('\n')
      const seen = new Map<string, number>()
      return mutants
        .toSorted(
          (left, right) =>
            compare(left.location.start, right.location.start) ||
            compare(left.location.end, right.location.end),
        )
        .map(({ mutatorName: mutator, replacement = '', status, location }) => {
          const change = {
            mutator,
            original: inOneLine(textBetween(lines, location.start, location.end)),
            replacement: inOneLine(replacement),
          }
          const key = JSON.stringify(change)
          const occurrence = (seen.get(key) ?? 0) + 1
          seen.set(key, occurrence)
          const file = path.replace(/^src\//, '')
          return { file, line: location.start.line, ...change, occurrence, status }
        })
    })
}

/** Whether a test noticed the change. */
export function isDetected({ status }: Mutant): boolean {
  return status === 'Killed' || status === 'Timeout'
}

/** Whether no test noticed the change. */
export function isSurvivor({ status }: Mutant): boolean {
  return status === 'Survived' || status === 'NoCoverage'
}

function textBetween(lines: readonly string[], start: Position, end: Position): string {
  return lines
    .slice(start.line - 1, end.line)
    .map((line, index, all) => {
      const to = index === all.length - 1 ? end.column - 1 : line.length
      return line.slice(index === 0 ? start.column - 1 : 0, to)
    })
    .join('\n')
}

function inOneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}

function compare(left: Position, right: Position): number {
  return left.line - right.line || left.column - right.column
}
