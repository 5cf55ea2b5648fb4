import type { Path } from './known-fields.ts'

/** What is at a path in a value; `undefined` when nothing is. */
export function valueAt(value: unknown, path: Path): unknown {
  let inside = value
  for (const part of path) {
    if (typeof inside !== 'object' || inside === null || !Object.hasOwn(inside, part)) {
      return undefined
    }
    inside = (inside as Readonly<Record<string, unknown>>)[part]
  }
  return inside
}

/**
 * A copy of a value that has only what is at these paths, where it was: `{ details: { card: 0 } }`. Elements of a list keep their
 * places: those before, which were not asked for, are `null`.
 */
export function pick(value: unknown, paths: readonly Path[]): object {
  const result: Holder = Object.create(null) as Holder
  for (const path of paths) {
    const found = valueAt(value, path)
    if (found !== undefined) put(result, value, path, found)
  }
  return result
}

type Holder = Record<string, unknown>

function put(result: Holder, source: unknown, path: Path, found: unknown): void {
  let target = result
  let inside = source
  for (const part of path.slice(0, -1)) {
    inside = valueAt(inside, [part])
    // Another path has put the whole of it here.
    if (target[part] === inside) return
    target[part] ??= Array.isArray(inside) ? [] : Object.create(null)
    target = target[part] as Holder
  }
  target[path.at(-1) ?? ''] = found
}
