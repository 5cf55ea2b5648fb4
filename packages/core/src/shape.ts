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
  const fields = Object.entries(shape) as [keyof T & string, Reader<unknown>][]
  return (value) => {
    if (!isObject(value)) return undefined
    const result: Record<string, unknown> = {}
    for (const [name, reader] of fields) {
      const read = reader(value[name])
      if (read !== undefined) result[name] = read
    }
    return result as T
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
