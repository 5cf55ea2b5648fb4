import type { DynamicDetails } from './interaction.ts'
import { plainObjects } from './plain-objects.ts'

/**
 * A compiled pattern: the literal texts, and between each two of them the name of the integer that stands there.
 */
export interface CompiledPattern {
  readonly source: string
  readonly texts: readonly string[]
  readonly holes: readonly string[]
}

const ZERO = 48
const NINE = 57
const MOST_DIGITS = 9

/** The largest integer that a hole takes: nine digits. */
export const LARGEST_INTEGER = 999_999_999

const Details = /* @__PURE__ */ plainObjects(function (
  this: Record<string, string | number>,
  kind: string,
) {
  this['kind'] = kind
})

const HOLE_NAME = /^[A-Za-z][A-Za-z0-9]*$/
const RESERVED_HOLES = new Set(['kind', 'text'])

/**
 * Compiles a pattern.
 *
 * @param source The pattern as its author wrote it.
 * @param refuse Is told what is wrong with it, and must throw.
 */
export function compilePattern(
  source: string,
  refuse: (problem: string) => never,
): CompiledPattern {
  const texts: string[] = []
  const holes: string[] = []
  let at = 0
  if (source === '') refuse('is empty; write the text that Bird sends')
  for (;;) {
    const open = source.indexOf('{', at)
    const text = open === -1 ? source.slice(at) : source.slice(at, open)
    if (text.includes('}')) refuse('closes a brace that it did not open')
    if (holes.length > 0 && open !== -1 && text === '') {
      refuse(`has two holes side by side; put a text between {${holes.at(-1)}} and the next`)
    }
    if (holes.length > 0 && isDigit(text.charCodeAt(0))) {
      refuse(`has a digit behind {${holes.at(-1)}}, so its end could not be told`)
    }
    if (open !== -1 && isDigit(text.charCodeAt(text.length - 1))) {
      refuse('has a digit before a hole, so its start could not be told')
    }
    texts.push(text)
    if (open === -1) return { source, texts, holes }

    const close = source.indexOf('}', open)
    if (close === -1) refuse('has a brace that is not closed')
    const hole = source.slice(open + 1, close)
    if (!HOLE_NAME.test(hole)) {
      refuse(`has a hole named "${hole}"; a name is letters and digits, a letter first`)
    }
    if (RESERVED_HOLES.has(hole)) {
      refuse(`has a hole named "${hole}", a field of every parsed details; choose another`)
    }
    if (holes.includes(hole)) refuse(`has the hole {${hole}} twice`)
    holes.push(hole)
    at = close + 1
  }
}

/**
 * Reads a text that a pattern matches as a whole. Time is linear in the text.
 *
 * @param kind What the pattern is a spelling of.
 * @returns The kind, one integer a hole, and the text; `undefined` when the text does not match.
 */
export function readPattern(
  { texts, holes }: CompiledPattern,
  text: string,
  kind: string,
): DynamicDetails | undefined {
  const first = texts[0] as string
  if (!text.startsWith(first)) return undefined
  const details = new Details(kind)
  let at = first.length
  for (let index = 1; index < texts.length; index++) {
    const end = endOfInteger(text, at)
    if (end === at) return undefined
    details[holes[index - 1] as string] = integerBetween(text, at, end)
    const literal = texts[index] as string
    if (!text.startsWith(literal, end)) return undefined
    at = end + literal.length
  }
  if (at !== text.length) return undefined
  details['text'] = text
  return details as DynamicDetails
}

/** The text with the integers in the place of the holes. */
export function fillPattern(pattern: CompiledPattern, integers: readonly number[]): string {
  return pattern.texts.map((text, index) => `${integers[index - 1] ?? ''}${text}`).join('')
}

/** Whether there is a text that both patterns match. */
export function patternsOverlap(left: CompiledPattern, right: CompiledPattern): boolean {
  const leftParts = partsOf(left)
  const rightParts = partsOf(right)
  return (
    leftParts.length === rightParts.length &&
    leftParts.every((part, index) => partsMeet(part, rightParts[index] as string))
  )
}

const HOLE = '{}'

/**
 * A pattern as alternating runs of other characters and of digits, a hole being a run of digits. No digit stands beside a
 * hole, so every text that the pattern matches has the same runs: two patterns share a text when their runs do.
 */
function partsOf(pattern: CompiledPattern): string[] {
  return pattern.texts.flatMap((text, index) => {
    const runs = text.match(/[0-9]+|[^0-9]+/g) ?? []
    return index === 0 ? runs : [HOLE, ...runs]
  })
}

function partsMeet(left: string, right: string): boolean {
  return (
    left === right || (left === HOLE && isInteger(right)) || (right === HOLE && isInteger(left))
  )
}

/** @param run Not empty. */
function isInteger(run: string): boolean {
  return endOfInteger(run, 0) === run.length
}

/** Where the integer that starts at `at` ends; `at` itself when none starts there. */
function endOfInteger(text: string, at: number): number {
  if (text.charCodeAt(at) === ZERO) return at + 1
  let end = at
  while (end < at + MOST_DIGITS && isDigit(text.charCodeAt(end))) end++
  return end
}

function integerBetween(text: string, start: number, end: number): number {
  let integer = 0
  for (let at = start; at < end; at++) integer = integer * 10 + text.charCodeAt(at) - ZERO
  return integer
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE
}
