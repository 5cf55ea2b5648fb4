import type { Reasons } from '../reason.ts'

/** Of what makes a list of answers. */
export const listReasons: Reasons = {
  'client/list/canonical-id.ts': [
    {
      equivalent:
        'It only spares time: spelled anew, such an id is the same, and what is no UUID stays as it is.',
      changes: [
        ['ConditionalExpression', 'UUID.test(id)', 'false'],
        [
          'Regex',
          '/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/',
          '/^[0-9a-f]{8}-[^0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/',
        ],
        [
          'Regex',
          '/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/',
          '/^[0-9a-f]{8}-[0-9a-f]-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/',
        ],
        [
          'Regex',
          '/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/',
          '/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/',
        ],
        [
          'Regex',
          '/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/',
          '/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/',
        ],
        [
          'Regex',
          '/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/',
          '/^[0-9a-f]-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/',
        ],
        [
          'Regex',
          '/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/',
          '/^[^0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/',
        ],
        [
          'Regex',
          '/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/',
          '/^[0-9a-f]{8}-[0-9a-f]{4}-[^0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/',
        ],
        [
          'Regex',
          '/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/',
          '/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]-[0-9a-f]{4}-[0-9a-f]{12}$/',
        ],
        [
          'Regex',
          '/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/',
          '/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]-[0-9a-f]{12}$/',
        ],
        [
          'Regex',
          '/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/',
          '/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[^0-9a-f]{4}-[0-9a-f]{12}$/',
        ],
        [
          'Regex',
          '/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/',
          '/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]$/',
        ],
        [
          'Regex',
          '/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/',
          '/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[^0-9a-f]{12}$/',
        ],
      ],
    },
    {
      equivalent: 'The first element is left out, so the list is as good as empty.',
      changes: [['ArrayDeclaration', '[]', '["Stryker was here"]']],
    },
  ],
  'client/list/collect-pages.ts': [
    {
      equivalent: 'It only spares a copy of the one page.',
      changes: [['ConditionalExpression', 'pages.length === 1', 'false']],
    },
  ],
  'client/list/list-many.ts': [
    {
      equivalent: 'The listener is only there when there is a signal.',
      changes: [['OptionalChaining', 'context.signal?.reason', 'context.signal.reason']],
    },
    {
      equivalent: 'A signal aborts once, and the listener is removed at the end.',
      changes: [
        ['ObjectLiteral', '{ once: true }', '{}'],
        ['BooleanLiteral', 'true', 'false', 5],
      ],
    },
  ],
  'client/list/merge-duplicates.ts': [
    {
      equivalent:
        'It only spares time: a list in which each id is there once is left as it is by the rest, too.',
      changes: [
        ['ArrowFunction', '({ interaction }) => canonicalId(interaction.id)', '() => undefined'],
        ['ConditionalExpression', 'ids.size === list.length', 'false'],
        ['ConditionalExpression', 'group.length === 1', 'false'],
      ],
    },
    {
      equivalent: 'The compiler asks; no group is empty.',
      changes: [['ConditionalExpression', 'last === undefined', 'false']],
    },
    {
      equivalent: 'No two contents are the same.',
      changes: [['EqualityOperator', 'leftContent < rightContent', 'leftContent <= rightContent']],
    },
  ],
  'client/list/other-messages.ts': [
    {
      equivalent:
        'It only spares time: the canonical ids, which are compared afterwards, are the same where the spelled ones are.',
      changes: [
        [
          'MethodExpression',
          'list.filter( ({ interaction }) => interaction.messageId !== asked.messageId || interaction.channelId !== asked.channelId, )',
          'list',
        ],
        [
          'ConditionalExpression',
          'interaction.messageId !== asked.messageId || interaction.channelId !== asked.channelId',
          'true',
        ],
        ['ConditionalExpression', 'spelledOtherwise.length === 0', 'false'],
      ],
    },
    {
      equivalent: 'There is one place, and nothing to join it with.',
      changes: [['StringLiteral', "''", '"Stryker was here!"']],
    },
  ],
}
