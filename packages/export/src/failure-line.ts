import { ApiError, type BirdError } from '@bird-interactions/core'
import type { Problem } from '@bird-interactions/core/client'

import { escapeInvisible } from './escape-invisible.ts'
import { SCHEMA_VERSION } from './export-row.ts'
import type { PlacedRef } from './pull-refs.ts'

/** What is no id may be of any length. */
const LONGEST_ID = 200

/** A message that failed, as a line of the list of failures. */
export function failureLine(ref: PlacedRef, error: BirdError): string {
  return toLine({
    schemaVersion: SCHEMA_VERSION,
    ...placeOf(ref),
    code: error.code,
    ...(error instanceof ApiError && { status: error.status }),
    message: error.message,
  })
}

/** An element that was left out of the interactions of a message, as a line of the list of those. */
export function leftOutLine(ref: PlacedRef, problem: Problem): string {
  return toLine({
    schemaVersion: SCHEMA_VERSION,
    ...placeOf(ref),
    code: problem.code,
    message: problem.message,
    raw: problem.raw,
  })
}

function placeOf({ channelId, messageId, line }: PlacedRef): object {
  return {
    ...(line !== undefined && { line }),
    channelId,
    messageId: messageId.slice(0, LONGEST_ID),
  }
}

function toLine(value: object): string {
  return `${escapeInvisible(JSON.stringify(value))}\n`
}
