export { createSummary } from './create-summary.ts'
export type { SummaryCounter, SummaryOptions } from './create-summary.ts'
export type { SummaryInput } from './summary-input.ts'
export type {
  ButtonFigures,
  ByHour,
  CardFigures,
  ClickFigures,
  ClickThrough,
  HourFigures,
  LeftOut,
  Summary,
  Tally,
  Times,
  UnrecognizedFigures,
} from './summary.ts'
