/** The exit codes of the command, by what they mean. A stop by a signal adds 128 to the signal's number. */
export const exitCodes = {
  done: 0,
  /** An unexpected failure, a refused request, TLS, a local file, or some items of many failed. */
  failed: 1,
  usage: 2,
  notFound: 3,
  denied: 4,
  /** The answer is not what Bird documents. */
  brokenContract: 5,
  /** Trying again may help. */
  temporary: 6,
} as const

/** One of {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
