import { type Failure, usageFailure } from '../../failure.ts'

/**
 * The fields that records can have: by name, each with those inside it; `[…]` for a list, whose elements are numbered from 0;
 * `'value'` for what holds no fields, `'any'` for what may hold any.
 */
export type KnownFields =
  | 'value'
  | 'any'
  | readonly [KnownFields]
  | { readonly [name: string]: KnownFields }

/** The names that lead to a field, from the outside in: `['receiver', 'contacts', '0', 'id']`. */
export type Path = readonly string[]

/**
 * Reads a list of fields as it is written on the command line: `id,details.card,receiver.contacts.0.id`.
 *
 * @throws {@link Failure} with exit code 2 that lists the fields there are, when one is unknown.
 */
export function parseFields(text: string, known: KnownFields): Path[] {
  const names = text.split(',').map((name) => name.trim())
  if (names.includes('')) {
    throw usageFailure('--fields has an empty name.', 'Separate names by one comma: --fields a,b.c')
  }
  return [...new Set(names)].map((name) => {
    const path = name.split('.')
    check(name, path, known)
    return path
  })
}

function check(name: string, path: Path, known: KnownFields): void {
  let inside = known
  for (const [depth, part] of path.entries()) {
    if (inside === 'any') return
    const next = step(inside, part)
    if (next === undefined) throw unknownField(name, path.slice(0, depth), inside)
    inside = next
  }
}

function step(fields: KnownFields, part: string): KnownFields | undefined {
  if (typeof fields === 'string') return undefined
  if (isList(fields)) return /^\d{1,9}$/.test(part) ? fields[0] : undefined
  return Object.hasOwn(fields, part) ? fields[part] : undefined
}

function unknownField(name: string, place: Path, fields: KnownFields): Failure {
  return usageFailure(`--fields: there is no field ${name}.`, ...adviceFor(place, fields))
}

function adviceFor(place: Path, fields: KnownFields): string[] {
  const outer = place.join('.')
  if (typeof fields === 'string') return [`${outer} holds no fields.`]
  if (isList(fields)) return [`${outer} is a list, numbered from 0: ${outer}.0`]
  const names = Object.keys(fields)
  if (outer !== '') return [`Known are: ${names.map((field) => `${outer}.${field}`).join(', ')}`]
  return [
    `Known are: ${names.join(', ')}`,
    'A dotted path reaches inside: --fields id,details.card',
  ]
}

function isList(fields: KnownFields): fields is readonly [KnownFields] {
  return Array.isArray(fields)
}
