/** Where a value is not plain data, and what stands there; `undefined` when all of it is. */
export function findNoData(value: unknown, place = ''): string | undefined {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return undefined
  if (typeof value === 'number') {
    return Number.isFinite(value) ? undefined : `${place} is ${String(value)}`
  }
  if (typeof value !== 'object') return `${place} is ${describeType(value)}`
  const prototype: unknown = Object.getPrototypeOf(value)
  const isPlain = Array.isArray(value) || prototype === Object.prototype || prototype === null
  if (!isPlain) return `${place} is a ${value.constructor.name}`
  for (const key of Reflect.ownKeys(value)) {
    const inner = place === '' ? String(key) : `${place}.${String(key)}`
    if (typeof key === 'symbol') return `${inner} is a symbol for a key`
    const property = Object.getOwnPropertyDescriptor(value, key)
    if (property !== undefined && !('value' in property)) return `${inner} is a getter`
    const found = findNoData(property?.value, inner)
    if (found !== undefined) return found
  }
  return undefined
}

function describeType(value: unknown): string {
  return value === undefined ? 'undefined' : `a ${typeof value}`
}
