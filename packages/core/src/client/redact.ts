import { inspect } from 'node:util'

const REPLACEMENT = '[access key]'

/** The text without the key: a server or a proxy may repeat what it was sent. */
export function redact(text: string, key: string): string {
  return text.includes(key) ? text.replaceAll(key, REPLACEMENT) : text
}

/** The headers without the key. */
export function redactHeaders(
  headers: Readonly<Record<string, string>>,
  key: string,
): Readonly<Record<string, string>> {
  const entries = Object.entries(headers)
  return entries.some(([, value]) => value.includes(key))
    ? Object.fromEntries(entries.map(([name, value]) => [name, redact(value, key)]))
    : headers
}

/** The cause of an error as it is; a copy of its words when it holds the key anywhere. */
export function redactCause(cause: unknown, key: string): unknown {
  const shown = inspect(cause, {
    depth: 10,
    showHidden: true,
    maxStringLength: null,
    breakLength: Infinity,
  })
  if (!shown.includes(key)) return cause
  const error = new Error(redact(cause instanceof Error ? cause.message : shown, key))
  error.stack = redact(cause instanceof Error ? (cause.stack ?? '') : '', key)
  return error
}
