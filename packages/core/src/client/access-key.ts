import { ConfigError } from '../errors.ts'

const PRINTABLE = /^[!-~]+$/
const SCHEME = /^(?:accesskey|bearer)\s/i

/**
 * Asks a function for the access key to use now.
 *
 * @throws {@link ConfigError} when it fails, or what it gives is no key; never showing one.
 */
export function askForAccessKey(give: () => string | Promise<string>): () => Promise<string> {
  return async () => {
    let key: string
    try {
      key = await give()
    } catch (cause) {
      throw new ConfigError(
        'invalid_access_key',
        'The function that gives the access key failed, so nothing was sent. Its error is the cause of this one.',
        { cause },
      )
    }
    return checkAccessKey(key)
  }
}

/** @throws {@link ConfigError} when a header cannot hold the key, or it has the scheme's word in front. */
export function checkAccessKey(key: unknown): string {
  if (typeof key !== 'string')
    throw invalid(`is no text but ${key === null ? 'null' : `of type ${typeof key}`}`)
  if (key.trim() === '') throw invalid('is empty')
  if (SCHEME.test(key)) {
    throw invalid(
      'starts with the word of an authorization scheme; pass the key alone, the client adds "AccessKey"',
    )
  }
  if (key !== key.trim()) {
    throw invalid('has blanks or a line break at an end; read from a file, it needs .trim()')
  }
  if (!PRINTABLE.test(key))
    throw invalid('holds a blank, a control character or a letter outside ASCII')
  return key
}

function invalid(problem: string): ConfigError {
  return new ConfigError(
    'invalid_access_key',
    `The access key ${problem}. Copy it from Bird's access keys page (https://docs.bird.com/api/api-access/api-authorization).`,
  )
}
