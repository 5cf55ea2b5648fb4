import { type Bar, keepsBar, type Measure, summarize } from './measure.ts'

/** What one figure measured. */
export interface FigureResult {
  /** The name by which it is run. */
  readonly name: string
  readonly title: string
  /** How it was measured, in sentences. */
  readonly method: string
  readonly measures: readonly Measure[]
  /** Names and versions of what this figure alone uses. */
  readonly versions?: readonly string[]
}

/** What it was measured with and on. */
export interface Setting {
  /** Names and versions. */
  readonly versions: readonly string[]
  readonly processor: string
}

/** The page of all figures. */
export function formatPage(figures: readonly FigureResult[], setting: Setting): string {
  return [
    '# Benchmarks',
    '',
    'Written by `pnpm bench`; not edited by hand. Each value is a ratio unless its line says otherwise: the median of interleaved rounds, and',
    'the least and the most of them. A ratio compares runs of one computer in one go: no absolute time is given, because it',
    'would say more of the computer than of the software.',
    '',
    `Measured with ${setting.versions.join(', ')}, on ${setting.processor}.`,
    ...figures.flatMap(({ name, title, method, measures }) => [
      '',
      `## ${title}`,
      '',
      `\`pnpm bench ${name}\`. ${method}`,
      '',
      '| what | median | least | most | bar |',
      '|---|---|---|---|---|',
      ...measures.map(formatRow),
      ...formatNotes(measures),
    ]),
    '',
  ].join('\n')
}

/** One measure in words, for a terminal. */
export function formatLine(measure: Measure): string {
  const { least, most } = summarize(measure.values)
  const [low, high] = [least, most].map((value) => formatValue(value, measure.unit))
  const verdict = keepsBar(measure)
    ? ''
    : `: NOT KEPT${measure.outOfReach === undefined ? '' : `, because ${measure.outOfReach}`}`
  const bar =
    measure.bar === undefined ? '' : `; bar: ${inWords(measure.bar, measure.unit)}${verdict}`
  return `${measure.what}: ${formatMedian(measure)} (${low} to ${high}, ${measure.values.length} rounds${bar})`
}

function formatRow(measure: Measure): string {
  const { least, most } = summarize(measure.values)
  const cells = [
    measure.what,
    formatMedian(measure),
    ...[least, most].map((value) => formatValue(value, measure.unit)),
    measure.bar === undefined
      ? ''
      : `${inWords(measure.bar, measure.unit)}${keepsBar(measure) ? '' : ' (not kept)'}`,
  ]
  return `| ${cells.join(' | ')} |`
}

/** Below the table, why bars are not kept that are out of reach. */
function formatNotes(measures: readonly Measure[]): readonly string[] {
  const notes = measures.flatMap((measure) =>
    measure.outOfReach === undefined || keepsBar(measure)
      ? []
      : [`- ${measure.what}: ${measure.outOfReach}.`],
  )
  return notes.length === 0 ? [] : ['', 'Bars out of reach, and what shows it:', '', ...notes]
}

function inWords(bar: Bar, unit: string | undefined): string {
  return 'atLeast' in bar
    ? `at least ${formatValue(bar.atLeast, unit)}`
    : `at most ${formatValue(bar.atMost, unit)}`
}

/** With so many digits that a median which does not keep to its bar does not look as if it did. */
function formatMedian(measure: Measure): string {
  const { median } = summarize(measure.values)
  const shown = formatValue(median, measure.unit)
  const looksKept = keepsBar({ ...measure, values: [Number.parseFloat(shown)] })
  if (keepsBar(measure) || !looksKept) return shown
  return `${median.toPrecision(6)} ${measure.unit ?? ''}`.trim()
}

function formatValue(value: number, unit: string | undefined): string {
  if (unit === undefined) return value.toFixed(2)
  return `${Number.isInteger(value) ? value : value.toFixed(1)} ${unit}`.trim()
}
