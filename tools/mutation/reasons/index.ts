import type { Reasons } from '../reason.ts'
import { contractReasons } from './contract.ts'

/** Why each survivor survives, by file. */
export const reasons: Reasons = { ...contractReasons }
