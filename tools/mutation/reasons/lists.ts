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
  'client/list/same-id.ts': [
    {
      equivalent:
        'It only spares time: what is not seen to differ is compared by its canonical form.',
      changes: [
        [
          'ConditionalExpression',
          'left.length === LENGTH_OF_UUID && right.length === LENGTH_OF_UUID && isBare(left, right)',
          'false',
        ],
        [
          'BlockStatement',
          '{ for (let at = 0; at < LENGTH_OF_UUID; at++) { if ((left.charCodeAt(at) | LOWER_CASE) !== (right.charCodeAt(at) | LOWER_CASE)) return false } }',
          '{}',
        ],
        ['ConditionalExpression', 'at < LENGTH_OF_UUID', 'false'],
        ['EqualityOperator', 'at < LENGTH_OF_UUID', 'at <= LENGTH_OF_UUID'],
        ['EqualityOperator', 'at < LENGTH_OF_UUID', 'at >= LENGTH_OF_UUID'],
        [
          'BlockStatement',
          '{ if ((left.charCodeAt(at) | LOWER_CASE) !== (right.charCodeAt(at) | LOWER_CASE)) return false }',
          '{}',
        ],
        [
          'ConditionalExpression',
          '(left.charCodeAt(at) | LOWER_CASE) !== (right.charCodeAt(at) | LOWER_CASE)',
          'false',
        ],
        ['BlockStatement', "{ return !left.startsWith('{') && !right.startsWith('{') }", '{}'],
        ['ConditionalExpression', "!left.startsWith('{') && !right.startsWith('{')", 'false'],
        ['StringLiteral', "'{'", '""'],
        ['StringLiteral', "'{'", '""', 2],
      ],
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
        ['ConditionalExpression', '!hasDuplicates(list)', 'false'],
        ['ConditionalExpression', 'list.length > FEW', 'true'],
        ['EqualityOperator', 'list.length > FEW', 'list.length >= FEW'],
        ['ConditionalExpression', 'ids.size < list.length', 'true'],
        ['EqualityOperator', 'ids.size < list.length', 'ids.size <= list.length'],
        ['EqualityOperator', 'before < index', 'before <= index'],
        ['EqualityOperator', 'before < index', 'before >= index'],
        ['ConditionalExpression', 'other !== undefined', 'true'],
        [
          'ConditionalExpression',
          'other !== undefined && isSameId(interaction.id, other.interaction.id)',
          'true',
        ],
        [
          'LogicalOperator',
          'other !== undefined && isSameId(interaction.id, other.interaction.id)',
          'other !== undefined || isSameId(interaction.id, other.interaction.id)',
        ],
        ['BooleanLiteral', 'false', 'true'],
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
        ['MethodExpression', 'list.filter(isSpelledOtherwise)', 'list'],
        [
          'ConditionalExpression',
          'interaction.messageId !== asked.messageId || interaction.channelId !== asked.channelId',
          'true',
        ],
        ['ConditionalExpression', '!list.some(isSpelledOtherwise)', 'false'],
      ],
    },
    {
      equivalent: 'There is one place, and nothing to join it with.',
      changes: [['StringLiteral', "''", '"Stryker was here!"']],
    },
  ],
}
