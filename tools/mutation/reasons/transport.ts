import type { Reasons } from '../reason.ts'

/** Of what stands between an attempt and the network. */
export const transportReasons: Reasons = {
  'client/attempt/pause.ts': [
    {
      equivalent:
        'A signal aborts once, and the interrupt then listens no more: nobody is told again.',
      changes: [['CallExpression', 'stopListening()', ';', 2]],
    },
  ],
  'client/transport/lazy-transport.ts': [
    {
      equivalent: 'It only spares waiting for what has been loaded.',
      changes: [['ConditionalExpression', 'loaded === undefined', 'true']],
    },
  ],
  'client/transport/undici-transport.ts': [
    {
      owed: 'A request that is given up is settled twice, which counts only while another one opens a connection.',
      changes: [
        ['ConditionalExpression', 'settled', 'false'],
        ['BooleanLiteral', 'true', 'false'],
      ],
    },
    {
      equivalent: 'It only spares a copy of headers of which none is there twice.',
      changes: [
        ['ConditionalExpression', 'isJoined(headers)', 'false'],
        [
          'BlockStatement',
          "{ for (const name in headers) if (typeof headers[name] !== 'string') return false return true }",
          '{}',
        ],
        ['ConditionalExpression', "typeof headers[name] !== 'string'", 'true'],
        [
          'EqualityOperator',
          "typeof headers[name] !== 'string'",
          "typeof headers[name] === 'string'",
        ],
        ['StringLiteral', "'string'", '""', 2],
        ['BooleanLiteral', 'true', 'false', 3],
      ],
    },
    {
      equivalent:
        'A new connection is never taken for a stale one, and there are no more others than so many: the bound is not reached.',
      changes: [
        ['ConditionalExpression', 'more > 0', 'true'],
        ['EqualityOperator', 'more > 0', 'more >= 0'],
        ['AssignmentOperator', 'more -= 1', 'more += 1'],
      ],
    },
    {
      equivalent: 'Of what is no socket nothing was added, so nothing is removed.',
      changes: [['ConditionalExpression', 'started instanceof Socket', 'true']],
    },
    {
      equivalent: 'The compiler asks; an answer has no error, and what is no object is not stale.',
      changes: [['ConditionalExpression', "!('error' in outcome)", 'false', 2]],
    },
    {
      equivalent: 'Without a name undici takes that of the host, which is the same.',
      changes: [
        ['ConditionalExpression', 'servername !== undefined', 'true'],
        ['ConditionalExpression', 'servername !== undefined && isIP(servername) !== 0', 'true'],
        [
          'LogicalOperator',
          'servername !== undefined && isIP(servername) !== 0',
          'servername !== undefined || isIP(servername) !== 0',
        ],
        ['ConditionalExpression', 'isIP(servername) !== 0', 'true'],
      ],
    },
    {
      equivalent:
        'undici fails with objects alone, and the word for what is given up has no socket that wrote anything.',
      changes: [
        ['ConditionalExpression', "typeof error !== 'object'", 'false'],
        ['ConditionalExpression', 'error === null', 'false'],
        ['ConditionalExpression', 'error === GIVEN_UP', 'false'],
      ],
    },
    {
      equivalent: 'What is given up is not sent again, whatever of it had arrived.',
      changes: [['BooleanLiteral', 'false', 'true', 5]],
    },
    {
      equivalent: 'Nobody reads what arrived of an answer that is given up.',
      changes: [['ArrayDeclaration', '[]', '["Stryker was here"]', 2]],
    },
    {
      equivalent: 'It only spares a copy of the one chunk, which is there when there is one.',
      changes: [
        ['ConditionalExpression', 'chunks.length === 1 && only !== undefined', 'false'],
        ['ConditionalExpression', 'only !== undefined', 'true'],
        ['EqualityOperator', 'only !== undefined', 'only === undefined'],
      ],
    },
    {
      equivalent: 'The compiler asks; a header that is there has a value.',
      changes: [['ConditionalExpression', 'value !== undefined', 'true']],
    },
    {
      equivalent: 'What every request has besides makes each of them longer.',
      changes: [
        ['EqualityOperator', 'written >= 2 * lengthOf(request)', 'written > 2 * lengthOf(request)'],
      ],
    },
  ],
  'client/transport/skip-informational.ts': [
    {
      equivalent: 'The text that is tried is no longer than what the expression matches.',
      changes: [['Regex', '/^HTTP\\/1\\.1 1(?!01)\\d\\d/', '/HTTP\\/1\\.1 1(?!01)\\d\\d/']],
    },
    {
      equivalent: 'Nothing is read before a request is written, and that sets it.',
      changes: [['BooleanLiteral', 'false', 'true']],
    },
    {
      equivalent: 'It only spares looking closer at an answer whose first digit tells enough.',
      changes: [
        [
          'ConditionalExpression',
          'held === undefined && chunk.length > STATUS_AT && chunk[STATUS_AT] !== ONE',
          'false',
        ],
        ['BlockStatement', '{ isStart = false return chunk }', '{}'],
      ],
    },
  ],
}
