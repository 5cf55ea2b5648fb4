import { closestMatch } from 'leven'

/** A word with as many other letters is another word. */
const MOST_CHANGES = 3

/** ` Did you mean "x"?` for a word that is nearly one of those known; else nothing. */
export function suggestion(word: string, known: readonly string[]): string {
  const most = Math.min(MOST_CHANGES, Math.ceil(word.length / 2))
  const closest = closestMatch(word, [...known], { maxDistance: most })
  return closest === undefined ? '' : ` Did you mean ${JSON.stringify(closest)}?`
}
