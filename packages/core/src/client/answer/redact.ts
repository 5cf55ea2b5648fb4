import { inspect } from 'node:util'

const REPLACEMENT = '[access key]'

/** The text without the secrets: a server or a proxy may repeat what it was sent. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.reduce(
    (current, secret) =>
      current.includes(secret) ? current.replaceAll(secret, REPLACEMENT) : current,
    text,
  )
}

/** The headers without the secrets. */
export function redactHeaders(
  headers: Readonly<Record<string, string>>,
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  if (!holdAny(headers, secrets)) return headers
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, redact(value, secrets)]),
  )
}

function holdAny(headers: Readonly<Record<string, string>>, secrets: readonly string[]): boolean {
  for (const name in headers) {
    for (const secret of secrets) if (headers[name]?.includes(secret) === true) return true
  }
  return false
}

/** The cause of an error as it is; a copy of its words when it holds a secret anywhere. */
export function redactCause(cause: unknown, secrets: readonly string[]): unknown {
  const shown = inspect(cause, {
    depth: 10,
    showHidden: true,
    maxStringLength: null,
    breakLength: Infinity,
  })
  if (!secrets.some((secret) => shown.includes(secret))) return cause
  const error = new Error(redact(cause instanceof Error ? cause.message : shown, secrets))
  error.stack = redact(cause instanceof Error ? (cause.stack ?? '') : '', secrets)
  return error
}
