import * as z from 'zod'

import type { ApiErrorBody } from '../errors.ts'
import { tolerant } from './tolerant.ts'
import { tolerantObject } from './tolerant-object.ts'

/**
 * The body of an error as Bird documents it. Unknown fields pass through; `details` that are no object count as absent.
 *
 * @see https://docs.bird.com/api/api-access/common-api-usage
 */
export const apiErrorSchema = tolerantObject({
  code: z.string().min(3),
  message: z.string().min(1),
  details: tolerant<Readonly<Record<string, unknown>>>(z.looseObject({})),
}) satisfies z.ZodType<ApiErrorBody>
