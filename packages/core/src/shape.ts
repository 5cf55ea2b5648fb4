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

/** Reads one field of an object as its documented type; `undefined` when it is not documented, or of another type. */
export type FieldReader<T> = (name: keyof T, value: unknown) => T[keyof T] | undefined

/**
 * An object: its documented fields, each when it is there and of its type.
 *
 * @param usual The field that most such objects have, and no other: it is read without being looked up.
 */
export function object<T extends object>(shape: Shape<T>, usual?: keyof T): Reader<T> {
  const fields = new Map<unknown, Reader<unknown>>(Object.entries(shape))
  const readUsual = fields.get(usual)
  return objectBy((name, value) => {
    const read = name === usual ? readUsual : fields.get(name)
    return read?.(value) as T[keyof T] | undefined
  })
}

/** The same for what most interactions have: a switch over its names takes half as long as looking them up. */
export function objectBy<T extends object>(readField: FieldReader<T>): Reader<T> {
  return (value) => {
    if (!isObject(value)) return undefined
    for (const name in value) {
      const sent = value[name]
      if (readField(name as keyof T, sent) !== sent) return copyOf(value, readField)
    }
    return value as T
  }
}

function copyOf<T extends object>(
  value: Readonly<Record<string, unknown>>,
  readField: FieldReader<T>,
): T {
  const copy: Partial<T> = {}
  for (const name in value) {
    const read = readField(name as keyof T, value[name])
    if (read !== undefined) copy[name as keyof T] = read
  }
  return copy as T
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isFilledText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
