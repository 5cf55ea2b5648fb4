import { ConfigError } from '@bird-interactions/core'

import type { Fault } from './fault.ts'
import { type Field, FIELDS } from './fields.ts'

type FieldName = keyof Fault

/** A field of any type: which one it is, its name tells. */
const fields = new Map(
  Object.entries(FIELDS).map(([name, field]) => [name, field as Field<unknown>] as const),
)
const namesInSpecs = new Map([...fields.keys()].map((name) => [nameInSpec(name), name]))

/** A field of a fault, in words. */
export interface FaultField {
  /** As a spec has it: `name=<value>`, or a name alone. */
  readonly field: string
  /** A spec with it. */
  readonly example: string
  readonly means: string
}

/** Every field of a fault, in words. */
export const faultVocabulary: readonly FaultField[] = [...fields].map(
  ([name, { notation, example, means }]) => ({
    field: notation.takes === '' ? nameInSpec(name) : `${nameInSpec(name)}=${notation.takes}`,
    example,
    means,
  }),
)

/** What goes with a field that leaves nothing else to choose. */
const COMPANIONS: Readonly<Partial<Record<FieldName, readonly FieldName[]>>> = {
  tls: ['times', 'skip'],
  idle: ['times', 'skip', 'message'],
}

/**
 * Reads a fault from its spec: fields with a comma between, `name=value` or a name alone.
 *
 * What follows a comma and does not begin like a name belongs to the value before it, as in a date. `%2C` in a value stands for
 * a comma, `%25` for a percent sign.
 *
 * @throws {@link ConfigError} when the spec is none; the message names what one can have.
 *
 * @example
 * ```ts
 * parseFault('status=429,retry-after=2,times=1') // { status: 429, retryAfter: '2', times: 1 }
 * ```
 */
export function parseFault(spec: string): Fault {
  const fault: Record<string, unknown> = {}
  for (const [written, value] of split(spec)) {
    const name = namesInSpecs.get(written)
    const field = fields.get(name ?? '')
    if (name === undefined || field === undefined) throw badFault(spec, `no "${written}" is known`)
    const { read, takes, writeEach } = field.notation
    const now = read(decode(spec, value))
    if (now === undefined) {
      const expected = takes === '' ? 'takes no value' : `takes ${takes}`
      throw badFault(spec, `"${written}" ${expected}`)
    }
    const before = fault[name]
    if (before !== undefined && writeEach === undefined) {
      throw badFault(spec, `"${written}" is there twice`)
    }
    fault[name] = Array.isArray(before) ? [...before, ...(now as unknown[])] : now
  }
  assertTogether(spec, Object.keys(fault))
  return inOrder(fault)
}

/**
 * Writes a fault as its spec: the inverse of `parseFault`.
 *
 * @throws {@link ConfigError} when it has a field that no fault has.
 *
 * @example
 * ```ts
 * formatFault({ status: [500, 502], times: 4 }) // 'times=4,status=500/502'
 * ```
 */
export function formatFault(fault: Fault): string {
  for (const name of Object.keys(fault)) {
    if (!fields.has(name)) throw badFault(name, `a fault has no field "${name}"`)
  }
  return [...fields]
    .flatMap(([name, { notation }]) => {
      const value = fault[name as FieldName] as unknown
      if (value === undefined || value === false) return []
      if (notation.takes === '') return [nameInSpec(name)]
      const texts = notation.writeEach?.(value) ?? [notation.write(value)]
      return texts.map((text) => `${nameInSpec(name)}=${encode(text)}`)
    })
    .join()
}

/**
 * A fault that is right, from its spec or from an object.
 *
 * @throws {@link ConfigError} when it is not.
 */
export function readFault(fault: Fault | string): Fault {
  return parseFault(typeof fault === 'string' ? fault : formatFault(fault))
}

/** `retryAfter` as `retry-after`. */
function nameInSpec(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function split(spec: string): (readonly [name: string, value: string])[] {
  const parts: [string, string][] = []
  for (const piece of spec.split(',')) {
    const match = /^([a-z][a-z0-9-]*)(?:=(.*))?$/s.exec(piece)
    const last = parts.at(-1)
    if (match !== null) parts.push([match[1] ?? '', match[2] ?? ''])
    else if (last !== undefined) last[1] += `,${piece}`
    else throw badFault(spec, 'it begins with no name')
  }
  return parts
}

function encode(text: string): string {
  return text.replaceAll('%', '%25').replaceAll(',', '%2C')
}

function decode(spec: string, text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (cause) {
    throw badFault(spec, 'a % is followed by no two digits of a byte: write %25', cause)
  }
}

function assertTogether(spec: string, names: readonly string[]): void {
  const taken = new Map<string, string>()
  for (const name of names) {
    const group = fields.get(name)?.group
    const other = group === undefined ? undefined : taken.get(group)
    if (other !== undefined) throw cannotMeet(spec, name, other)
    if (group !== undefined) taken.set(group, name)
  }
  for (const [loner, companions] of Object.entries(COMPANIONS)) {
    if (!names.includes(loner)) continue
    const allowed = new Set<string>([loner, ...companions])
    const other = names.find((name) => !allowed.has(name))
    if (other !== undefined) throw cannotMeet(spec, other, loner)
  }
}

function cannotMeet(spec: string, name: string, other: string): ConfigError {
  return badFault(spec, `"${nameInSpec(other)}" and "${nameInSpec(name)}" cannot go together`)
}

function inOrder(fault: Readonly<Record<string, unknown>>): Fault {
  const names = [...fields.keys()].filter((name) => fault[name] !== undefined)
  return Object.fromEntries(names.map((name) => [name, fault[name]]))
}

function badFault(spec: string, problem: string, cause?: unknown): ConfigError {
  return new ConfigError(
    'invalid_option',
    `The fault "${spec}" cannot be read: ${problem}. It has one or more of these, with a comma between: ${[...namesInSpecs.keys()].join(', ')}.`,
    { cause },
  )
}
