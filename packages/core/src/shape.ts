/**
 * Reads a value as its documented type: the value itself, when all of it is documented, or else a copy of what is;
 * `undefined` when it is of another type, which counts as absent.
 */
export type Reader<T> = (value: unknown) => T | undefined

/** A reader for each field of an object: leaving one out, or reading one that is not declared, does not compile. */
export type Shape<T> = { readonly [Key in keyof T]-?: Reader<Exclude<T[Key], undefined>> }

export const text: Reader<string> = (value) => (typeof value === 'string' ? value : undefined)

// JSON.parse makes Infinity of 1e999.
export const number: Reader<number> = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined

export const boolean: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined)

/** A list whose every element is of its type. */
export function list<T>(element: Reader<T>): Reader<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) return undefined
    let copy: T[] | undefined
    for (let index = 0; index < value.length; index++) {
      const sent: unknown = value[index]
      const read = element(sent)
      if (read === undefined) return undefined
      if (read !== sent) copy ??= value.slice(0, index)
      copy?.push(read)
    }
    return copy ?? value
  }
}

/** An object of any keys whose every value is of its type. The key `__proto__` is left out. */
export function record<T>(element: Reader<T>): Reader<Readonly<Record<string, T>>> {
  return (value) => {
    if (!isObject(value)) return undefined
    const result: Record<string, T> = {}
    for (const [key, item] of Object.entries(value)) {
      if (key === '__proto__') continue
      const read = element(item)
      if (read === undefined) return undefined
      result[key] = read
    }
    return result
  }
}

/** An object: its documented fields, each when it is there and of its type. */
export function object<T extends object>(shape: Shape<T>): Reader<T> {
  const fields = new Map<string, Reader<unknown>>(Object.entries<Reader<unknown>>(shape))
  return (value) => {
    if (!isObject(value)) return undefined
    for (const key in value) {
      const sent = value[key]
      if (fields.get(key)?.(sent) !== sent) return copyOf(value, fields) as T
    }
    return value as T
  }
}

function copyOf(
  value: Readonly<Record<string, unknown>>,
  fields: ReadonlyMap<string, Reader<unknown>>,
): object {
  const copy: Record<string, unknown> = {}
  for (const [key, reader] of fields) {
    const read = reader(value[key])
    if (read !== undefined) copy[key] = read
  }
  return copy
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
