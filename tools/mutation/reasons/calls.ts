import type { Reasons } from '../reason.ts'

/** Of what makes calls and attempts. */
export const callReasons: Reasons = {
  'client/attempt/attempt.ts': [
    {
      equivalent: '`Promise.resolve` gives a promise back as it is.',
      changes: [['ConditionalExpression', 'started instanceof Promise', 'false']],
    },
  ],
}
