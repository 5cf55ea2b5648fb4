import type { CampaignButton, CampaignHappening, CampaignMessage } from './campaign.ts'
import { interactionIdAt, messageIdAt } from './campaign-ids.ts'
import { createRandom, logNormal } from './random.ts'

/** A campaign, decided. */
export interface CampaignPlan {
  readonly messages: number
  readonly seed: number
  readonly duplicates: number
  readonly unrecognized: number
  /** The buttons of each message. The first is clicked most. */
  readonly buttons: readonly CampaignButton[]
}

const SECOND = 1_000_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The first message is of this moment, in microseconds since 1970: 2026-03-10T09:00:00Z. */
const START = Date.UTC(2026, 2, 10, 9) * 1000
/** Fifty messages a second. */
const BETWEEN_MESSAGES = SECOND / 50
/** Above the number of every first recipient. */
const SECOND_RECIPIENTS = 500_000_000
const LONGEST_DELAY = 20 * DAY

/** Made up: how often what happens. */
const share = {
  sameRecipientAsBefore: 0.05,
  twoRecipients: 0.02,
  silentAboutCreation: 0.03,
  prefetched: 0.02,
  read: 0.78,
  readAgain: 0.05,
  clickOfReader: 0.22,
  clickWithoutRead: 0.03,
  anotherClick: 0.25,
}

/**
 * Decides what becomes of a message, from seed and index alone: messages can be asked for in any order.
 *
 * @param index From 0.
 */
export function planMessage(plan: CampaignPlan, index: number): CampaignMessage {
  const { seed } = plan
  const random = createRandom(seed, index)
  const createdAt = START + index * BETWEEN_MESSAGES
  const first = random() < share.sameRecipientAsBefore && index > 0 ? index - 1 : index
  const numbers = random() < share.twoRecipients ? [first, SECOND_RECIPIENTS + index] : [first]
  const saysWhenCreated = random() >= share.silentAboutCreation
  const recipients = numbers.map(recipientAt)
  const happenings: CampaignHappening[] = []
  for (const recipient of recipients) {
    for (const { at, clicked, isPrefetched = false } of planRecipient(plan, createdAt, random)) {
      happenings.push({
        id: interactionIdAt(seed, index, happenings.length),
        recipient,
        at,
        ...(clicked === undefined ? undefined : { clicked }),
        isPrefetched,
        isListedTwice: random() < plan.duplicates,
        isUnrecognized: random() < plan.unrecognized,
      })
    }
  }
  return {
    messageId: messageIdAt(seed, index),
    createdAt,
    saysWhenCreated,
    recipients,
    happenings,
  }
}

interface Moment extends Pick<CampaignHappening, 'at' | 'clicked'> {
  readonly isPrefetched?: boolean
}

function* planRecipient(
  { buttons }: CampaignPlan,
  createdAt: number,
  random: () => number,
): Generator<Moment, void, undefined> {
  const after = (from: number, median: number, spread: number): number =>
    from + Math.min(LONGEST_DELAY, Math.ceil(logNormal(random, median, spread)))
  if (random() < share.prefetched) {
    const at = after(createdAt, 2 * SECOND, 0.5)
    yield { at, clicked: chooseButton(buttons, random), isPrefetched: true }
  }
  const readAt = random() < share.read ? after(createdAt, 25 * MINUTE, 1.8) : undefined
  if (readAt !== undefined) {
    yield { at: readAt }
    if (random() < share.readAgain) yield { at: after(readAt, 3 * HOUR, 1) }
  }
  if (random() >= (readAt === undefined ? share.clickWithoutRead : share.clickOfReader)) return
  let at = after(readAt ?? createdAt, 20 * SECOND, 1.1)
  do {
    yield { at, clicked: chooseButton(buttons, random) }
    at = after(at, 30 * SECOND, 1)
  } while (random() < share.anotherClick)
}

/** The second button is clicked half as often as the first, the third a third as often. */
function chooseButton(buttons: readonly CampaignButton[], random: () => number): CampaignButton {
  const weights = buttons.map((_, place) => 1 / (place + 1))
  let rest = random() * weights.reduce((sum, weight) => sum + weight, 0)
  const chosen = buttons.find((_, place) => (rest -= weights[place] ?? 0) < 0)
  return chosen ?? (buttons.at(-1) as CampaignButton)
}

/** A phone number that nobody has: no country has the code 999. */
function recipientAt(number: number): string {
  return `+999${String(100_000_000 + number)}`
}
