import type { Io } from '../io.ts'
import { PLACES } from '../settings/places.ts'

/** Shorter ones are no keys, and might be part of any word. */
const SHORTEST_KEY = 8

/**
 * The same surroundings, in which no words to people hold the access key of the environment, nor what is hidden later, whoever wrote
 * them: the error of a plugin may repeat what it found there. Data is printed as sent.
 */
export function hideAccessKey(io: Io): Io {
  const secrets = new Set<string>()
  const hide = (secret: string): void => {
    const text = secret.trim()
    if (text.length >= SHORTEST_KEY) secrets.add(text)
  }
  hide(io.env[PLACES.accessKey.variable] ?? '')
  const write = (text: string): Promise<void> => {
    let shown = text
    for (const secret of secrets) shown = shown.replaceAll(secret, '[access key]')
    return io.stderr.write(shown)
  }
  return { ...io, hide, stderr: { ...io.stderr, write } }
}
