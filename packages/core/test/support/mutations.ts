import * as fc from 'fast-check'

/** One change to a value: at which of its places, and what. */
interface Mutation {
  readonly place: number
  readonly change: 'replace' | 'remove' | 'add'
  readonly key: string
  readonly value: unknown
}

const oddValues = fc.oneof(
  fc.constantFrom(
    null,
    '',
    'text',
    0,
    -0,
    1.5,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    true,
    false,
  ),
  fc.constantFrom([], [null], ['text'], ['text', 7], [[]], [{}]),
  fc.constantFrom({}, { name: 'text' }, { constructor: 'text' }, { a: 1 }),
  fc.jsonValue({ maxDepth: 2 }),
)

const mutation: fc.Arbitrary<Mutation> = fc.record({
  place: fc.nat(),
  change: fc.constantFrom('replace', 'replace', 'remove', 'add'),
  key: fc.constantFrom('extra', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'a', '0'),
  value: oddValues,
})

/** A JSON value with a few changes, anywhere in it. */
export function mutated(valid: unknown): fc.Arbitrary<unknown> {
  return fc.array(mutation, { maxLength: 6 }).map((mutations) => {
    const value = structuredClone(valid)
    for (const { place, change, key, value: odd } of mutations) {
      const places = placesOf(value)
      const at = places[place % places.length]
      if (at === undefined) continue
      const { owner, name } = at
      const fresh = structuredClone(odd)
      if (change === 'replace') define(owner, name, fresh)
      else if (change === 'add')
        define(owner, Array.isArray(owner) ? `${owner.length}` : key, fresh)
      else if (Array.isArray(owner)) owner.splice(Number(name), 1)
      else Reflect.deleteProperty(owner, name)
    }
    return value
  })
}

/** Defines, as JSON.parse does: assigning to `__proto__` would change the prototype. */
function define(owner: object, key: string, value: unknown): void {
  Object.defineProperty(owner, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  })
}

function placesOf(value: unknown): { readonly owner: object; readonly name: string }[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    [{ owner: value, name }].concat(placesOf(inner)),
  )
}
