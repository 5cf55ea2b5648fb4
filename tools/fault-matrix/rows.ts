import { clientRows } from './rows/client.ts'
import { dataRows } from './rows/data.ts'
import { exportRows } from './rows/export.ts'
import type { Row } from './rows/row.ts'
import { terminalRows } from './rows/terminal.ts'

/**
 * Every fault that this software must survive. A row has a test whose name starts with its id, and a deliberate break that turns
 * it red.
 */
export const rows: readonly Row[] = [...clientRows, ...dataRows, ...exportRows, ...terminalRows]
