/** So many texts, and so many characters of each. */
const MOST = 100

/**
 * Remembers what is found for up to 100 texts of up to 100 characters; anything else is searched for each time, so what
 * comes from outside cannot fill the memory.
 */
export function remember(find: (key: string) => string): (key: string) => string {
  const known = new Map<string, string>()
  return (key) => {
    const remembered = known.get(key)
    if (remembered !== undefined) return remembered
    const found = find(key)
    if (known.size < MOST && key.length <= MOST) known.set(key, found)
    return found
  }
}
