import type { CampaignTruth } from '@bird-interactions/sandbox'
import type { Summary } from '@bird-interactions/summary'

/** A figure as it happened, and as the summary has it. */
export type Figure = readonly [name: string, wanted: unknown, found: unknown]

/** Every figure of a campaign, side by side. */
export function figuresOf(truth: CampaignTruth, summary: Summary): Figure[] {
  const { buttons, cards, hours, prefetched, duplicates, ...others } = truth
  const { unrecognizedTypes, unrecognizedDetails, ...same } = others
  const { byHour, leftOut, unrecognized, clickThrough } = summary
  const shareOf = (clickers: number) => ({
    ofReaders: clickers / truth.readers,
    ofSent: clickers / truth.sent,
  })
  return [
    ...Object.entries(same).map(([name, wanted]): Figure => [
      name,
      wanted,
      summary[name as keyof typeof same],
    ]),
    ['clickThrough', shareOf(truth.clickers), clickThrough],
    [
      'buttons',
      buttons.map(({ card, item, clicks, clickers }) => [card, item, clicks, shareOf(clickers)]),
      summary.buttons.map(({ place, clicks, clickThrough: shares }) => [
        place['card'],
        place['item'],
        clicks,
        shares,
      ]),
    ],
    [
      'cards',
      cards.map(({ card, clicks, clickers }) => [card, clicks, clickers, shareOf(clickers)]),
      summary.cards.map(({ card, clicks, clickers, clickThrough: shares }) => [
        card,
        clicks,
        clickers,
        shares,
      ]),
    ],
    ['hours', hours, byHour.hours],
    ['leftOut', { prefetched, duplicates }, leftOut],
    [
      'not recognised',
      [unrecognizedTypes, unrecognizedDetails, 0, 0, 0],
      [
        unrecognized.types.total,
        unrecognized.details.total,
        unrecognized.platforms.total,
        unrecognized.malformed,
        summary.failedMessages,
      ],
    ],
  ]
}
