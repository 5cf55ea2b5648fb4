import type { Io } from '../io.ts'
import type { Path } from './fields/known-fields.ts'
import type { Format } from './format.ts'
import { paintFor } from './paint.ts'
import { createRecordFormatter } from './records/record-formatter.ts'
import type { RecordKind } from './records/record-kind.ts'
import { terminalWidth } from './terminal-width.ts'

/** What is printed of records, as a command decided it from its flags. */
export interface OutputChoice {
  readonly format: Format
  readonly paths?: readonly Path[] | undefined
  readonly raw?: boolean | undefined
  readonly showRecipients?: boolean | undefined
  /** Puts a `'` before a cell of CSV that a spreadsheet would take for a formula. Default true. */
  readonly escapeFormulas?: boolean | undefined
  /** Records come now and then, and each is wanted at once. */
  readonly live?: boolean | undefined
}

/** Where records go, to be printed as they come. */
export interface RecordOutput<T> {
  readonly write: (records: readonly T[]) => Promise<void>
  /** Prints what was held back, and what ends the text. */
  readonly end: () => Promise<void>
}

/** Standard output for records of a kind. */
export async function openOutput<T extends object>(
  kind: RecordKind<T>,
  choice: OutputChoice,
  { stdout, timeZone }: Pick<Io, 'stdout' | 'timeZone'>,
): Promise<RecordOutput<T>> {
  const formatter = await createRecordFormatter(kind, {
    ...choice,
    raw: choice.raw ?? false,
    showRecipients: choice.showRecipients ?? false,
    onTerminal: stdout.isTerminal,
    width: terminalWidth(stdout),
    paint: paintFor(stdout.hasColors ?? false),
    timeZone,
  })
  const print = async (text: string): Promise<void> => {
    if (text !== '') await stdout.write(text)
  }
  return {
    write: (records) => print(formatter.add(records)),
    end: () => print(formatter.end()),
  }
}
