import * as z from 'zod'

import { interactionSchema } from './interaction-schema.ts'
import { tolerant } from './tolerant.ts'
import { tolerantObject } from './tolerant-object.ts'

/**
 * The answer to a request for a message's interactions. `results` must be there, and each of its elements must have an
 * identity: an answer without it is not an empty list.
 *
 * Bird documents no pages for this list; `nextPageToken` is its general rule for lists, read in case it appears.
 *
 * @see https://docs.bird.com/api/api-access/common-api-usage
 */
export const interactionListSchema = tolerantObject({
  results: z.array(interactionSchema),
  nextPageToken: tolerant(z.string()),
})
