/** The value at a path, the first element for `[]`. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  let at = value
  for (const step of path) {
    if (typeof at !== 'object' || at === null) return undefined
    at = (at as Readonly<Record<string, unknown>>)[keyOf(step)]
  }
  return at
}

/** A copy with another value at a path, the objects and lists on the way made where they are missing. */
export function withValueAt(value: unknown, path: readonly string[], wanted: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return wanted
  if (step === '[]') {
    return [withValueAt(Array.isArray(value) ? value[0] : undefined, rest, wanted)]
  }
  const fields = { ...(value as object | undefined) } as Record<string, unknown>
  fields[keyOf(step)] = withValueAt(fields[keyOf(step)], rest, wanted)
  return fields
}

/** A copy that lacks the field at a path; the list at a path to its element becomes empty. */
export function withoutPath(value: unknown, path: readonly string[]): unknown {
  const [step, ...rest] = path
  if (step === undefined) return value
  if (step === '[]') {
    return rest.length === 0 ? [] : [withoutPath((value as readonly unknown[])[0], rest)]
  }
  const fields = { ...(value as Readonly<Record<string, unknown>>) }
  if (rest.length === 0) delete fields[keyOf(step)]
  else fields[keyOf(step)] = withoutPath(fields[keyOf(step)], rest)
  return fields
}

function keyOf(step: string): string {
  if (step === '[]') return '0'
  return step === '*' ? 'a' : step
}
