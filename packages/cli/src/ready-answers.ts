import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The file beside the built command, made with it, that has the answers which are always the same: help and version. */
const FILE = 'ready-answers.json'

/**
 * The answer to these arguments if it was written when the command was built: whoever asks for help does not wait for what
 * the command is made of.
 *
 * @param argv The arguments, without those of Node.
 */
export function ready(argv: readonly string[]): string | undefined {
  if (argv.length > 3) return undefined
  const answers = JSON.parse(readFileSync(join(import.meta.dirname, FILE), 'utf8')) as Readonly<
    Record<string, string>
  >
  return answers[JSON.stringify(argv)]
}
