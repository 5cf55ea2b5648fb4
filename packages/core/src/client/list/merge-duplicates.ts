import { compareCreatedAt } from '../../created-at.ts'
import type { WireInteraction } from '../../fields.ts'
import type { Dynamic } from '../../interaction.ts'
import { canonicalId } from './canonical-id.ts'
import { canonicalJson } from './canonical-json.ts'
import { isSameId } from './same-id.ts'

/** An interaction, and its place in the list, from 0. */
export interface Listed {
  readonly index: number
  readonly interaction: Dynamic
}

/** An interaction that was left out, because the list has another one of the same id. */
export interface Conflict {
  readonly left: Listed
  /** The one that is delivered instead. */
  readonly kept: Listed
}

/** A list in which each id is there once. */
export interface MergedList {
  /** In the order in which their ids were first there. */
  readonly kept: readonly Listed[]
  /** One for each content that was left out, however often it was there. */
  readonly conflicts: readonly Conflict[]
}

/**
 * Leaves one interaction of each id, however the id is spelled. What is the same but for the spelling of its ids is one;
 * of different contents the one that {@link compareCreatedAt} puts last is kept and, at the same moment, the one whose
 * canonical JSON is the last in the order of text. So the order of the list decides nothing but the order of the outcome.
 */
export function mergeDuplicates(list: readonly Listed[]): MergedList {
  if (!hasDuplicates(list)) return { kept: list, conflicts: [] }
  const kept: Listed[] = []
  const conflicts: Conflict[] = []
  for (const group of groupById(list)) {
    const [last, ...earlier] = group.length === 1 ? group : distinct(group)
    if (last === undefined) continue
    kept.push(last)
    for (const left of earlier) conflicts.push({ left, kept: last })
  }
  return { kept, conflicts }
}

/** So few that it is faster to compare each with each than to hash their ids. */
const FEW = 8

function hasDuplicates(list: readonly Listed[]): boolean {
  if (list.length > FEW) {
    const ids = new Set(list.map(({ interaction }) => canonicalId(interaction.id)))
    return ids.size < list.length
  }
  return list.some(({ interaction }, index) => {
    for (let before = 0; before < index; before++) {
      const other = list[before]
      if (other !== undefined && isSameId(interaction.id, other.interaction.id)) return true
    }
    return false
  })
}

function groupById(list: readonly Listed[]): Iterable<readonly Listed[]> {
  const groups = new Map<string, Listed[]>()
  for (const listed of list) {
    const id = canonicalId(listed.interaction.id)
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [listed])
    else group.push(listed)
  }
  return groups.values()
}

/** One of each content, the one to keep first. */
function distinct(group: readonly Listed[]): readonly Listed[] {
  const ofContent = new Map<string, Listed>()
  for (const listed of group) {
    const content = contentOf(listed.interaction.raw)
    const same = ofContent.get(content)
    if (same === undefined || spellingOf(listed) < spellingOf(same)) {
      ofContent.set(content, listed)
    }
  }
  return [...ofContent]
    .toSorted(
      ([leftContent, left], [rightContent, right]) =>
        compareCreatedAt(right.interaction.createdAt, left.interaction.createdAt) ||
        // No two contents are the same.
        (leftContent < rightContent ? 1 : -1),
    )
    .map(([, listed]) => listed)
}

function contentOf(raw: WireInteraction): string {
  const { id, messageId, channelId } = raw
  return canonicalJson({
    ...raw,
    id: canonicalId(id),
    messageId: canonicalId(messageId),
    channelId: canonicalId(channelId),
  })
}

/** The ids as sent: all that two interactions of one content may differ in. */
function spellingOf({ interaction }: Listed): string {
  const { id, messageId, channelId } = interaction.raw
  return JSON.stringify([id, messageId, channelId])
}
