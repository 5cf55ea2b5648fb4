const MOST = 16
const LONGEST = 100

/**
 * Remembers what is found for up to 16 texts of up to 100 characters; anything else is searched for each time, so what comes
 * from outside cannot fill the memory.
 */
export function remember<T>(find: (key: string) => T): (key: string) => T {
  const keys: string[] = []
  const found: T[] = []
  return (key) => {
    // Compared one by one, because a map has to compute a hash of each text that was just received.
    const index = keys.indexOf(key)
    if (index !== -1) return found[index] as T
    const result = find(key)
    if (keys.length < MOST && key.length <= LONGEST) {
      keys.push(key)
      found.push(result)
    }
    return result
  }
}
