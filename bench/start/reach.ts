import { keepsBar, type Measure, quotients, summarize } from '../measure.ts'

/**
 * An import, with the reason why its bar is out of reach where importing nothing does not keep to it either. That is the reason
 * as long as the import keeps to its bar beside importing nothing.
 */
export function withReach(measure: Measure, importingNothing: Measure): Measure {
  const { bar } = measure
  if (bar === undefined || keepsBar({ ...importingNothing, bar })) return measure
  const beside = quotients(measure.values, importingNothing.values)
  if (!keepsBar({ ...measure, values: beside })) return measure
  const [nothing, own] = [importingNothing.values, beside].map((values) =>
    summarize(values).median.toFixed(2),
  )
  return {
    ...measure,
    outOfReach: `importing an empty package takes ${nothing} times as long as a bare start already, and this import ${own} times as long as that`,
  }
}
