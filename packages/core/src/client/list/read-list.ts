import { ResponseError } from '../../errors.ts'
import { identityProblem } from '../../identity.ts'
import type { WireInteraction } from '../../fields.ts'
import type { Dynamic } from '../../interaction.ts'
import type { MessageRef } from '../client.ts'
import type { CollectedPages } from './collect-pages.ts'
import { type Conflict, type Listed, mergeDuplicates } from './merge-duplicates.ts'
import { otherMessages } from './other-messages.ts'
import type { ListResult, Problem } from './results.ts'

/**
 * Decodes what a list has. Nothing in it is lost: an element is either delivered, or the `raw` of a problem, or the same as
 * one that is.
 *
 * @param asked What the list was asked for.
 * @throws {@link ResponseError} when it is nested so deeply, or so large, that JavaScript cannot hold it.
 */
export function readList(
  list: CollectedPages,
  asked: MessageRef,
  decode: (wire: WireInteraction) => Dynamic,
): ListResult<Dynamic> {
  try {
    return read(list, asked, decode)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new ResponseError(
      'unexpected_shape',
      'The answer is the documented list, but nested so deeply, or so large, that it cannot be read here. Bird does not send that: check the base URL and any proxy on the way.',
      { status: list.response.status, cause: error },
    )
  }
}

function read(
  { elements, possiblyTruncated, response }: CollectedPages,
  asked: MessageRef,
  decode: (wire: WireInteraction) => Dynamic,
): ListResult<Dynamic> {
  const listed: Listed[] = []
  const problems: Problem[] = []
  for (let index = 0; index < elements.length; index++) {
    const raw = elements[index]
    const problem = identityProblem(raw)
    if (problem === undefined) listed.push({ index, interaction: decode(raw as WireInteraction) })
    else {
      problems.push({
        code: 'malformed',
        index,
        message: `Element ${index} of the list was left out. ${problem}`,
        raw,
      })
    }
  }
  const { kept, conflicts } = mergeDuplicates(listed)
  for (const conflict of conflicts) problems.push(conflictingDuplicate(conflict))
  for (const problem of otherMessages(kept, asked)) problems.push(problem)
  if (possiblyTruncated) problems.push(truncated(elements.length))
  return { interactions: kept.map(({ interaction }) => interaction), problems, response }
}

function conflictingDuplicate({ left, kept }: Conflict): Problem {
  return {
    code: 'conflicting_duplicate',
    index: left.index,
    message: `Element ${left.index} of the list was left out: it has the id of element ${kept.index}, and another content. Delivered is the one that was created last and, at the same moment, the last in the order of text. Compare the two before you rely on what they differ in.`,
    raw: left.interaction.raw,
  }
}

function truncated(length: number): Problem {
  return {
    code: 'possibly_truncated',
    message: `The list may be cut: it has exactly ${length} elements, which is a full page by Bird's general rule for lists, and names no further one. Bird documents no pages for this list, so it may as well be all.`,
  }
}
