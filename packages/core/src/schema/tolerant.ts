import * as z from 'zod'

/** A field that may be absent, and that counts as absent when it is of another type than Bird documents. */
export type Tolerant<T> = z.ZodExactOptional<z.ZodCatch<z.ZodType<T, unknown>>>

/**
 * Makes a field tolerant. In a {@link tolerantObject} the key of what counts as absent is left out.
 */
export function tolerant<T>(schema: z.ZodType<T>): Tolerant<T> {
  const lenient: z.ZodCatch<z.ZodType<T, unknown>> = z.catch(schema, undefined as T)
  return z.exactOptional(lenient)
}
