import { escapeInvisible } from './escape-invisible.ts'

/** A value as JSON that no terminal obeys: it parses to the same data. */
export function toJson(value: unknown, indent?: number): string {
  return escapeInvisible(JSON.stringify(value, undefined, indent))
}
