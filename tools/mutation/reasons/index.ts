import type { Reasons } from '../reason.ts'
import { answerReasons } from './answers.ts'
import { callReasons } from './calls.ts'
import { contractReasons } from './contract.ts'
import { listReasons } from './lists.ts'
import { paceReasons } from './pace.ts'
import { schemaAndTestingReasons } from './schema-and-testing.ts'
import { transportReasons } from './transport.ts'

/** Why each survivor survives, by file. */
export const reasons: Reasons = {
  ...answerReasons,
  ...callReasons,
  ...contractReasons,
  ...listReasons,
  ...paceReasons,
  ...schemaAndTestingReasons,
  ...transportReasons,
}
