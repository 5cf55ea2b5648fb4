import * as fc from 'fast-check'

/** A pattern taken apart: the literal texts, and the names of the integers between them. */
export interface PatternParts {
  readonly texts: readonly string[]
  readonly holes: readonly string[]
}

export function sourceOf({ texts, holes }: PatternParts): string {
  return texts.map((text, index) => (index === 0 ? text : `{${holes[index - 1]}}${text}`)).join('')
}

/** The grammar as a regular expression of its own: every character by its code point, every integer a group. */
export function modelOf({ texts }: PatternParts): RegExp {
  const escaped = texts.map((text) =>
    Array.from(text, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`).join(''),
  )
  return new RegExp(`^${escaped.join('(0|[1-9][0-9]{0,8})')}$`, 'u')
}

/** Patterns that the contract allows, with literal texts of these characters. */
export function patternParts(
  characters: readonly string[],
  { mostHoles, longestText }: { readonly mostHoles: number; readonly longestText: number },
): fc.Arbitrary<PatternParts> {
  const text = fc.string({ unit: fc.constantFrom(...characters), maxLength: longestText })
  return fc
    .integer({ min: 0, max: mostHoles })
    .chain((count) => fc.array(text, { minLength: count + 1, maxLength: count + 1 }))
    .map((texts) => ({
      texts,
      holes: ['card', 'item', 'row', 'constructor'].slice(0, texts.length - 1),
    }))
    .filter(isAllowed)
}

function isAllowed({ texts }: PatternParts): boolean {
  const last = texts.length - 1
  return (
    texts.join('') + String(last) !== '0' &&
    texts.every(
      (text, index) =>
        (index === 0 || !/^[0-9]/.test(text)) &&
        (index === last || !/[0-9]$/.test(text)) &&
        (index === 0 || index === last || text !== ''),
    )
  )
}
