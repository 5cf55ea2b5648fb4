import type { Reasons } from '../reason.ts'

/** Of the rate limit. */
export const paceReasons: Reasons = {
  'client/pace/rate-lane.ts': [
    {
      equivalent: 'The timer that is set anew is due at the same moment as the one before.',
      changes: [['ConditionalExpression', 'waiters.size === 0', 'true', 2]],
    },
    {
      equivalent:
        'It only spares estimating anew for those who wait, when nothing that was answered makes any of them wait longer.',
      changes: [
        ['BooleanLiteral', 'false', 'true'],
        ['ConditionalExpression', 'quota.remaining < waiters.size', 'true'],
        ['EqualityOperator', 'quota.remaining < waiters.size', 'quota.remaining <= waiters.size'],
        ['ConditionalExpression', 'holdsBack', 'true'],
      ],
    },
    {
      equivalent:
        'A key that is forgotten a moment later is remembered for that moment, and asks for no more and no less.',
      changes: [
        ['EqualityOperator', 'quotas.endAt() <= now', 'quotas.endAt() < now'],
        ['EqualityOperator', 'last + WINDOW_MS <= now', 'last + WINDOW_MS < now'],
      ],
    },
  ],
  'client/pace/rate-limit-headers.ts': [
    {
      equivalent: 'It only spares the rest, which finds as little in no headers.',
      changes: [
        [
          'ConditionalExpression',
          '(limit ?? policy ?? remaining ?? ownRemaining ?? reset ?? ownReset) === undefined',
          'false',
        ],
        ['BlockStatement', '{ return NOTHING }', '{}'],
      ],
    },
    {
      equivalent: 'A text in the place of a policy has no quota and no name, and means nothing.',
      changes: [
        ['ArrayDeclaration', '[]', '["Stryker was here"]', 2],
        ['ArrayDeclaration', '[]', '["Stryker was here"]', 5],
        ['ArrayDeclaration', '[]', '["Stryker was here"]', 7],
      ],
    },
    {
      equivalent: 'What is absent is no count either: `undefined` as a text is not made of digits.',
      changes: [
        ['ConditionalExpression', 'window === undefined', 'false'],
        ['ConditionalExpression', 'time === undefined', 'false'],
      ],
    },
    {
      equivalent: 'Neither text is a count or a date.',
      changes: [
        ['StringLiteral', "''", '"Stryker was here!"'],
        ['StringLiteral', "''", '"Stryker was here!"', 2],
        ['StringLiteral', "''", '"Stryker was here!"', 3],
        ['StringLiteral', "''", '"Stryker was here!"', 4],
        ['StringLiteral', "''", '"Stryker was here!"', 5],
      ],
    },
  ],
  'client/pace/rate-limiter.ts': [
    {
      equivalent:
        'It decides how often idle keys are looked for, which takes time and changes no answer.',
      changes: [
        ['ConditionalExpression', 'lanes.size >= many', 'true'],
        ['EqualityOperator', 'lanes.size >= many', 'lanes.size > many'],
        ['EqualityOperator', 'lanes.size >= many', 'lanes.size < many'],
        [
          'MethodExpression',
          'Math.max(FEW_KEYS, 2 * lanes.size)',
          'Math.min(FEW_KEYS, 2 * lanes.size)',
        ],
      ],
    },
  ],
  'client/pace/rate-pace.ts': [
    {
      equivalent: 'It only spares reckoning: the whole rate and more is the whole rate.',
      changes: [['ConditionalExpression', 'lowered === 1', 'false']],
    },
  ],
  'client/pace/rate-quotas.ts': [
    {
      equivalent: 'The moment is taken over from one that is the same.',
      changes: [['EqualityOperator', 'until > free', 'until >= free']],
    },
  ],
  'client/pace/structured-list.ts': [
    {
      equivalent:
        'The compiler asks for a value in case the group took no part in the match, and then there is another item, or it always takes part.',
      changes: [
        ['StringLiteral', "''", '"Stryker was here!"'],
        ['StringLiteral', "''", '"Stryker was here!"', 2],
        ['StringLiteral', "''", '"Stryker was here!"', 3],
      ],
    },
  ],
}
