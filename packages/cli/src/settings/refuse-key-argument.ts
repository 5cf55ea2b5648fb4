import { usageFailure } from '../failure.ts'
import { SAFE_WAYS } from './safe-ways.ts'

const KEY_FLAG = /^--?(?:(?:access|api|bird-access)[-_]?)?(?:key|token)(?:$|=)/i

/**
 * Refuses an access key among the arguments: other users of the computer see them in the list of processes, and the
 * shell remembers them.
 *
 * @throws {@link Failure} that does not repeat the key.
 */
export function refuseKeyArgument(argv: readonly string[]): void {
  const flag = argv.find((argument) => KEY_FLAG.test(argument))
  if (flag === undefined) return
  throw usageFailure(
    `The access key is never an argument (${flag.replace(/=.*$/s, '')}): others see arguments in the list of processes, and the shell remembers them.`,
    ...SAFE_WAYS,
    'If it was a real key, take it out of the history of the shell and replace it.',
  )
}
