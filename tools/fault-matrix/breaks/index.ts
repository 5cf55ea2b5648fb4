import type { Break } from '../break.ts'
import { answerBreaks } from './answers.ts'
import { connectionBreaks } from './connections.ts'
import { dataBreaks } from './data.ts'
import { exportBreaks } from './export.ts'
import { terminalBreaks } from './terminal.ts'

/** Deliberate breaks of the code: each row is meant by one at least. */
export const breaks: readonly Break[] = [
  ...answerBreaks,
  ...connectionBreaks,
  ...dataBreaks,
  ...exportBreaks,
  ...terminalBreaks,
]
