import type { Reasons } from '../reason.ts'

/** Of what makes calls and attempts. */
export const callReasons: Reasons = {
  'client/create-client.ts': [
    {
      equivalent: 'It only spares reading the settings of the client again.',
      changes: [['ConditionalExpression', 'call === undefined', 'false']],
    },
    {
      equivalent: 'An id that is missing is refused by the same check, remembered or not.',
      changes: [
        ['ConditionalExpression', 'id === undefined', 'true'],
        ['ConditionalExpression', 'id === undefined', 'false'],
        ['EqualityOperator', 'id === undefined', 'id !== undefined'],
      ],
    },
  ],
  'client/request-context.ts': [
    {
      equivalent: 'Only an answer with these very words would show it.',
      changes: [['ArrayDeclaration', '[]', '["Stryker was here"]']],
    },
  ],
  'client/request.ts': [
    {
      equivalent: 'It only spares a turn of the event loop: a number is awaited at once.',
      changes: [
        ['ConditionalExpression', "typeof turn === 'number'", 'false'],
        ['StringLiteral', "'number'", '""'],
      ],
    },
    {
      equivalent: 'Without a delay the sum is no number, and that is not before the deadline.',
      changes: [['ConditionalExpression', 'delay !== undefined', 'true']],
    },
  ],
}
