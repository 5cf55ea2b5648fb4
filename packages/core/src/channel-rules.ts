import type { Channel, InteractionSpec, Pattern } from './contract.ts'
import { ConfigError } from './errors.ts'
import { type CompiledPattern, compilePattern, patternsOverlap } from './pattern.ts'
import { isFilledText, isObject } from './shape.ts'

/** The version of the channel contract that this core understands. */
const CONTRACT = 1

const CHANNEL_NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/
const KIND_NAME = /^[A-Za-z][A-Za-z0-9]*$/

type Refuse = (place: string, problem: string) => never

/** One type of a channel, ready to read. */
export interface CompiledType {
  readonly name: string
  /** The patterns of its details in the order of the literal: of each kind the canonical one first. */
  readonly spellings: readonly Spelling[]
}

/** One pattern of a kind. */
export interface Spelling {
  readonly kind: string
  readonly pattern: CompiledPattern
}

/** The types of a channel by each of their wire names. */
export type CompiledChannel = ReadonlyMap<string, CompiledType>

/**
 * Refuses a channel that breaks a rule of the contract.
 *
 * @throws {@link ConfigError} that names the channel, the place in its literal, and what to change.
 */
export function assertChannel(channel: unknown): asserts channel is Channel {
  checkChannel(channel)
}

/**
 * Compiles a channel as it checks it.
 *
 * @throws {@link ConfigError} as {@link assertChannel} does.
 */
export function checkChannel(channel: unknown): CompiledChannel {
  const label = labelOf(channel)
  const refuse: Refuse = (place, problem) => {
    throw new ConfigError('invalid_channel', `${label}: ${place} ${problem}.`)
  }
  if (!isObject(channel)) {
    return refuse('the channel', 'is not an object; export what defineChannel returns')
  }
  const { contract, name, platforms, interactions } = channel
  if (contract !== CONTRACT) {
    throw new ConfigError(
      'unsupported_contract',
      `${label}: contract is ${String(contract)}, and this version of @bird-interactions/core understands ${CONTRACT}. ` +
        `Write "contract: ${CONTRACT}", or install a channel and a core that fit.`,
    )
  }
  if (!isFilledText(name) || !CHANNEL_NAME.test(name)) {
    refuse('name', 'must be lower case letters, digits and dashes, a letter first')
  }
  if (name === 'unknown') {
    refuse('name', 'is "unknown", the word for a platform without a channel; choose another')
  }
  refuseFunctions(channel, '', refuse)
  if (platforms !== undefined && !isTextList(platforms)) {
    refuse('platforms', 'must be a list of platform ids, none of them empty')
  }
  if (!isObject(interactions)) {
    return refuse('interactions', 'is missing; list the documented types')
  }
  return compileTypes(interactions, refuse)
}

function compileTypes(
  interactions: Readonly<Record<string, unknown>>,
  refuse: Refuse,
): CompiledChannel {
  const types = new Map<string, CompiledType>()
  for (const [type, spec] of Object.entries(interactions)) {
    const place = `interactions.${type}`
    if (type === '') refuse('interactions', 'has a type without a name')
    if (type === 'unknown') {
      refuse(place, 'is the word for an undocumented type; a channel lists documented ones')
    }
    assertSpec(spec, place, refuse)
    const compiled = { name: type, spellings: compileDetails(spec, place, refuse) }
    for (const wireName of [type, ...(spec.aliases ?? [])]) {
      const other = types.get(wireName)
      if (other !== undefined) {
        refuse(
          place,
          `is called "${wireName}", and so is interactions.${other.name}; a name has one meaning`,
        )
      }
      types.set(wireName, compiled)
    }
  }
  return types
}

function compileDetails(spec: InteractionSpec, place: string, refuse: Refuse): readonly Spelling[] {
  const spellings = Object.entries(spec.details ?? {}).flatMap(([kind, pattern]) =>
    compileKind(kind, pattern, `${place}.details.${kind}`, refuse).map((pattern) => ({
      kind,
      pattern,
    })),
  )
  refuseOverlaps(spellings, place, refuse)
  return spellings
}

function assertSpec(spec: unknown, place: string, refuse: Refuse): asserts spec is InteractionSpec {
  if (!isObject(spec)) {
    return refuse(place, 'must be an object; write {} for a type without details')
  }
  if (spec['aliases'] !== undefined && !isTextList(spec['aliases'])) {
    refuse(`${place}.aliases`, 'must be a list of names, none of them empty')
  }
  if (spec['metadata'] !== undefined && !isTextList(spec['metadata'])) {
    refuse(`${place}.metadata`, 'must be a list of keys, none of them empty')
  }
  if (spec['details'] !== undefined && !isObject(spec['details'])) {
    refuse(`${place}.details`, 'must be an object of patterns by kind')
  }
}

function compileKind(
  kind: string,
  pattern: Pattern,
  place: string,
  refuse: Refuse,
): CompiledPattern[] {
  if (kind === 'unrecognized') {
    refuse(place, 'is the word for details that no pattern matches; choose another')
  }
  if (!KIND_NAME.test(kind))
    refuse(place, 'has a kind that is not letters and digits, a letter first')
  const sources: readonly unknown[] = Array.isArray(pattern) ? pattern : [pattern]
  if (sources.length === 0 || !sources.every((source) => typeof source === 'string')) {
    return refuse(place, 'must be a pattern, or a list of spellings of one')
  }
  const compiled = sources.map((source, index) =>
    compilePattern(source, (problem) =>
      refuse(typeof pattern === 'string' ? place : `${place}[${index}]`, `${problem}: "${source}"`),
    ),
  )
  const holes = compiled.map(holesOf)
  for (const [index, own] of holes.entries()) {
    if (own !== holes[0]) {
      refuse(
        `${place}[${index}]`,
        `has the holes ${own || 'none'} where the first spelling has ${holes[0] || 'none'}`,
      )
    }
  }
  return compiled
}

function refuseOverlaps(spellings: readonly Spelling[], place: string, refuse: Refuse): void {
  for (const [index, left] of spellings.entries()) {
    for (const right of spellings.slice(index + 1)) {
      if (patternsOverlap(left.pattern, right.pattern)) {
        refuse(
          `${place}.details.${right.kind}`,
          `"${right.pattern.source}" matches a text that ${left.kind} "${left.pattern.source}" matches too; a text has one meaning`,
        )
      }
    }
  }
}

function refuseFunctions(value: unknown, place: string, refuse: Refuse): void {
  if (typeof value === 'function') {
    refuse(place, 'is a function; a channel is plain data')
  }
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    refuseFunctions(inner, place === '' ? key : `${place}.${key}`, refuse)
  }
}

function labelOf(channel: unknown): string {
  return isObject(channel) && typeof channel['name'] === 'string'
    ? `Channel "${channel['name']}"`
    : 'A channel without a name'
}

function holesOf(pattern: CompiledPattern): string {
  return pattern.holes
    .toSorted()
    .map((hole) => `{${hole}}`)
    .join(' ')
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.every(isFilledText)
}
