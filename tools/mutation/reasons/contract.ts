import type { Reasons } from '../reason.ts'

/** Of what reads and writes: the contract, details, patterns, fields. */
export const contractReasons: Reasons = {
  'created-at.ts': [
    {
      equivalent: 'A text has no `id`, so what is read of it is the same empty text.',
      changes: [
        ['ConditionalExpression', "typeof value === 'string'", 'false', 2],
        ['StringLiteral', "'string'", '""', 2],
      ],
    },
    {
      equivalent:
        'Ids are UUIDs: digits and dashes stand before the letters in the order of text, in lower case and in upper case.',
      changes: [
        ['MethodExpression', "(value.id ?? '').toLowerCase()", "(value.id ?? '').toUpperCase()"],
      ],
    },
  ],
  'decode.ts': [
    {
      equivalent: 'No channel has either name: both give the channel `unknown`.',
      changes: [['StringLiteral', "''", '"Stryker was here!"']],
    },
  ],
  'details.ts': [
    {
      equivalent: 'It only keeps what was compiled before; without it the same is compiled again.',
      changes: [['ConditionalExpression', 'known !== undefined', 'false']],
    },
  ],
  'pattern.ts': [
    {
      equivalent: 'Anything stands for a hole that is no run of a text, and no run is empty.',
      changes: [['StringLiteral', "'{}'", '""']],
    },
    {
      equivalent:
        'Both patterns are split in the same way, and a hole never meets what is no digit: whole runs of it compare as its single characters do.',
      changes: [['Regex', '/[0-9]+|[^0-9]+/g', '/[0-9]+|[^0-9]/g']],
    },
    {
      equivalent: 'Both patterns get the same part in front.',
      changes: [['ConditionalExpression', 'index === 0', 'false']],
    },
  ],
  'read-fields.ts': [
    {
      equivalent: 'A function that comes to its end returns `undefined`, too.',
      changes: [['ConditionalExpression', 'default: return undefined', 'default:']],
    },
  ],
  'shape.ts': [
    {
      equivalent: '`Number.isFinite` is false for whatever is no number.',
      changes: [['ConditionalExpression', "typeof value === 'number'", 'true']],
    },
    {
      equivalent: 'It only spares looking the usual field up.',
      changes: [['ConditionalExpression', 'name === usual', 'false']],
    },
  ],
}
