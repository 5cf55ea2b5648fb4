import type { Path } from '../fields/known-fields.ts'
import type { GiveWay } from '../table/fit-widths.ts'
import type { Cell } from '../table/cell.ts'
import type { TableColumn } from '../table/table.ts'

/** What a table is made for. */
export interface View {
  /** A person reads along. */
  readonly onTerminal: boolean
  /** Recipients are shown as they are, on a terminal as well. */
  readonly showRecipients: boolean
  /** Where that person is: a zone such as `Europe/Lisbon`. Default: that of this computer. */
  readonly timeZone?: string | undefined
}

/** A column of a table of records. */
export interface RecordColumn<T> extends TableColumn {
  readonly cell: (record: T) => Cell
}

/** What is printed: interactions, for example. */
export interface RecordKind<T extends object> {
  /** The columns of its table, unless fields are chosen. */
  readonly columns: (view: View) => readonly RecordColumn<T>[]
  /** Which of these columns give way first when a terminal is too narrow, and how much of each is kept. */
  readonly giveWay?: readonly GiveWay[] | undefined
  /** The fields that CSV always has, in this order; those of further fields follow. */
  readonly stableFields: readonly string[]
  /** What is at a path, as others than its reader may see it. */
  readonly masked?: ((value: unknown, path: Path) => unknown) | undefined
}
