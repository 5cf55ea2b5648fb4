import * as z from 'zod'

/** A field that may be absent, and that counts as absent when it is of another type than Bird documents. */
export type Tolerant<T> = z.ZodExactOptional<z.ZodCatch<z.ZodType<T>>>

/**
 * Makes a field tolerant. In a {@link tolerantObject} the key of what counts as absent is left out.
 */
export function tolerant<T>(schema: z.ZodType<T>): Tolerant<T> {
  return z.exactOptional(schema.catch(undefined as T))
}
