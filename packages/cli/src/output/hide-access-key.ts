import type { Io } from '../io.ts'

/** Shorter ones are no keys, and might be part of any word. */
const SHORTEST_KEY = 8

/**
 * The same surroundings, in which no words to people hold the access key of the environment, whoever wrote them: the error of a
 * plugin may repeat what it found there. Data is printed as sent.
 */
export function hideAccessKey(io: Io): Io {
  const key = io.env['BIRD_ACCESS_KEY']?.trim() ?? ''
  if (key.length < SHORTEST_KEY) return io
  const write = (text: string): Promise<void> =>
    io.stderr.write(text.replaceAll(key, '[access key]'))
  return { ...io, stderr: { ...io.stderr, write } }
}
