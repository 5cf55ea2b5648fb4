/**
 * Reads a value as its documented type; `undefined` when it is of another type, which counts as absent.
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
    const elements: T[] = []
    for (const item of value) {
      const read = element(item)
      if (read === undefined) return undefined
      elements.push(read)
    }
    return elements
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
  const readInto = fieldsOf(shape)
  return (value) => {
    if (!isObject(value)) return undefined
    const result = {}
    readInto(result, value)
    return result as T
  }
}

/** Reads the documented fields of an object into another, each when it is there and of its type. */
export function fieldsOf<T extends object>(
  shape: Shape<T>,
): (target: object, value: Readonly<Record<string, unknown>>) => void {
  const fields = Object.entries<Reader<unknown>>(shape)
  return (target, value) => {
    for (const [name, reader] of fields) {
      const sent = value[name]
      if (sent === undefined) continue
      const read = reader(sent)
      if (read !== undefined) (target as Record<string, unknown>)[name] = read
    }
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
