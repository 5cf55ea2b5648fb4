import * as z from 'zod'

import { isObject } from '../shape.ts'
import type { Tolerant } from './tolerant.ts'

/** A schema for each field of an object: leaving one out, or adding one that is not declared, does not compile. */
export type TolerantShape<T> = {
  readonly [Key in keyof T]-?: Tolerant<Exclude<T[Key], undefined>>
}

/**
 * An object that lets unknown fields through, and leaves out the key of a field whose value counts as absent.
 *
 * Every method of a zod object works, and what `extend`, `pick` and the like make of it leaves keys out too. Only what
 * `z.compile` makes of it keeps such a key, with `undefined`.
 */
export function tolerantObject<Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
): z.ZodObject<z.core.util.Writeable<Shape>, z.core.$loose> {
  return new TolerantObject({
    type: 'object',
    shape,
    catchall: z.unknown(),
  }) as z.ZodObject<z.core.util.Writeable<Shape>, z.core.$loose>
}

/** A part of an interaction, under the type that the decoder gives it. */
export function tolerantPart<T extends object>(shape: TolerantShape<T>): z.ZodType<T> {
  return tolerantObject(shape) as z.ZodType as z.ZodType<T>
}

// Under a declared type, as TypeScript demands of what asserts.
const ZodObject: z.core.$constructor<z.ZodObject> = z.ZodObject

// A class of its own, because zod keeps the key of a caught value, and a check that removed it would forbid `extend` to
// replace a field, and `pick` and `omit` altogether.
const TolerantObject: z.core.$constructor<z.ZodObject> = z.core.$constructor(
  'TolerantObject',
  (instance, definition) => {
    ZodObject.init(instance, definition)
    const parse = instance._zod.parse.bind(instance._zod)
    instance._zod.parse = (payload, context) => {
      const parsed = parse(payload, context)
      return parsed instanceof Promise ? parsed.then(withoutAbsent) : withoutAbsent(parsed)
    }
  },
)

function withoutAbsent(payload: z.core.ParsePayload): z.core.ParsePayload {
  const { value } = payload
  // What is no object is the caller's own value; an object is one that zod has just made.
  if (isObject(value)) {
    for (const key of Object.keys(value)) {
      if (value[key] === undefined) Reflect.deleteProperty(value, key)
    }
  }
  return payload
}
