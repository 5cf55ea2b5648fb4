import type { Reasons } from '../reason.ts'

/** Of what reads answers, and of where requests go. */
export const answerReasons: Reasons = {
  'client/answer/api-error.ts': [
    {
      equivalent: 'Every code has a case before; the compiler checks it by this line.',
      changes: [['ConditionalExpression', 'default: return code satisfies never', 'default:']],
    },
    {
      equivalent: 'The value stays `undefined`, which is no object, so the outcome is the same.',
      changes: [['BlockStatement', '{ return undefined }', '{}']],
    },
    {
      equivalent: 'Without it the function gives `undefined`, which is taken as false.',
      changes: [['BlockStatement', '{ return false }', '{}']],
    },
  ],
  'client/answer/connection-error.ts': [
    {
      equivalent: '`undefined` is not below 500 either.',
      changes: [['ConditionalExpression', 'status !== undefined', 'true']],
    },
  ],
  'client/answer/read-body.ts': [
    {
      equivalent: '`JSON.parse` throws nothing but errors.',
      changes: [['StringLiteral', "''", '"Stryker was here!"', 2]],
    },
  ],
  'client/answer/redact.ts': [
    {
      equivalent:
        'The compiler asks for a value in case the header is absent; its name comes from the headers.',
      changes: [['OptionalChaining', 'headers[name]?.includes', 'headers[name].includes']],
    },
  ],
  'client/answer/retry-after.ts': [
    {
      equivalent:
        'What is absent has neither form: `undefined` as a text is no number and no date.',
      changes: [['ConditionalExpression', 'value === undefined', 'false']],
    },
    {
      equivalent: 'Neither text is a date.',
      changes: [['StringLiteral', "''", '"Stryker was here!"']],
    },
  ],
  'client/transport/proxy.ts': [
    {
      equivalent: 'The words are those of no host.',
      changes: [['StringLiteral', "''", '"Stryker was here!"', 2]],
    },
    {
      equivalent:
        'The compiler asks for a value in case it is absent: the variable was found because it is set, and a text has a first part.',
      changes: [
        ['StringLiteral', "''", '"Stryker was here!"', 3],
        ['StringLiteral', "''", '"Stryker was here!"', 9],
      ],
    },
    {
      equivalent: 'What is empty between two separators is left out afterwards.',
      changes: [['Regex', '/[\\s,]+/', '/[\\s,]/']],
    },
  ],
}
