import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The file beside the built command, made with it, that has the answers which are always the same: help and version. */
const FILE = 'ready-answers.json'

/** One of these words is in every call that has a ready answer, or there are no words at all. */
const ASKING = new Set(['--help', '-h', 'help', '--version', '-v', 'completion'])

/**
 * The answer to these arguments if it was written when the command was built: whoever asks for help does not wait for what
 * the command is made of.
 *
 * @param argv The arguments, without those of Node.
 */
export function ready(argv: readonly string[]): string | undefined {
  // To read the file takes longer than to see that it has no answer.
  if (argv.length > 3 || (argv.length > 0 && !argv.some((word) => ASKING.has(word))))
    return undefined
  const answers = JSON.parse(readFileSync(join(import.meta.dirname, FILE), 'utf8')) as Readonly<
    Record<string, string>
  >
  return answers[JSON.stringify(argv)]
}

/** Whether there may be an answer: to see that there is none takes less time than to read the file. */
export function mayBeReady(argv: readonly string[]): boolean {
  return argv.length <= 3 && (argv.length === 0 || argv.some((word) => ASKING.has(word)))
}
