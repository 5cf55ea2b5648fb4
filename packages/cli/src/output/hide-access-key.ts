import type { Io } from '../io.ts'
import { PLACES } from '../settings/places.ts'

/** Shorter ones are no keys, and might be part of any word. */
const SHORTEST_KEY = 8

/**
 * The same surroundings, in which no words to people hold the access key of the environment, nor what is hidden later, whoever wrote
 * them: the error of a plugin may repeat what it found there. Data is printed as sent.
 */
export function hideAccessKey(io: Io): Io {
  const key = io.env[PLACES.accessKey.variable] ?? ''
  // The command runs itself again in other surroundings: what was hidden stays hidden.
  if (io.hide !== undefined) {
    io.hide(key)
    return io
  }
  const secrets = new Set<string>()
  const redact = (text: string): string => {
    let shown = text
    for (const secret of secrets) shown = shown.replaceAll(secret, '[access key]')
    return shown
  }
  const hide = (secret: string): void => {
    const text = secret.trim()
    if (text.length >= SHORTEST_KEY) for (const form of formsOf(text)) secrets.add(form)
  }
  hide(key)
  const write = (text: string): Promise<void> => io.stderr.write(redact(text))
  return { ...io, hide, redact, stderr: { ...io.stderr, write } }
}

/** A text as it is, and as it stands in URLs and headers. */
function formsOf(text: string): string[] {
  const bytes = Buffer.from(text)
  return [
    text,
    encodeURIComponent(text),
    bytes.toString('base64').replaceAll('=', ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ]
}
