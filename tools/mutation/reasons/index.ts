import type { Reasons } from '../reason.ts'

/** Why each survivor survives, by file. */
export const reasons: Reasons = {}
