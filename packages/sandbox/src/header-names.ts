import type { IncomingMessage } from 'node:http'

/** The names of a request's headers: in lower case, in the order sent. */
export function headerNamesOf({ rawHeaders }: IncomingMessage): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase())
}
