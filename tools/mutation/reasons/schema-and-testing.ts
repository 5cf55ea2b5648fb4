import type { Change, Reasons } from '../reason.ts'

/** Of the schemas and of the testing kit. */
export const schemaAndTestingReasons: Reasons = {
  'schema/channel-schema.ts': [
    {
      equivalent: 'The type comes from the channel itself, so it is among its compiled types.',
      changes: [
        ['OptionalChaining', 'compiled.get(type)?.spellings', 'compiled.get(type).spellings'],
        ['ArrayDeclaration', '[]', '["Stryker was here"]', 2],
      ],
    },
    {
      equivalent:
        'The flag has the expression checked as strictly as JSON Schema reads it; with everything escaped it matches the same.',
      changes: [['StringLiteral', "'u'", '""']],
    },
  ],
  'schema/tolerant-object.ts': [
    {
      equivalent: 'A name that zod keeps and that nothing asks for.',
      changes: [['StringLiteral', "'TolerantObject'", '""']],
    },
  ],
  'testing/contract-cases.ts': [
    {
      equivalent: 'The compiler asks for a value; the message is only made when there is one.',
      changes: [
        ['StringLiteral', "''", '"Stryker was here!"'],
        ['StringLiteral', "''", '"Stryker was here!"', 2],
      ],
    },
    {
      equivalent: 'Any other platform, text or value does as well.',
      changes: [
        ['StringLiteral', "''", '"Stryker was here!"', 3],
        ['StringLiteral', "''", '"Stryker was here!"', 4],
        ['StringLiteral', "'details of the future'", '""'],
        ['ObjectLiteral', '{ deep: [1] }', '{}'],
        ['ArrayDeclaration', '[1]', '[]'],
      ],
    },
  ],
  'testing/documented-cases.ts': [
    {
      equivalent: 'A text always decodes to an object.',
      changes: [
        ['OptionalChaining', 'details?.kind', 'details.kind'],
        ['OptionalChaining', 'details?.kind', 'details.kind', 2],
      ],
    },
  ],
  'testing/fixture-cases.ts': [
    {
      equivalent:
        'The compiler asks for a value; details that are unrecognized are there, and so is the type.',
      changes: [
        ['OptionalChaining', 'interaction.details?.text', 'interaction.details.text'],
        [
          'OptionalChaining',
          'channel.interactions[interaction.type]?.metadata',
          'channel.interactions[interaction.type].metadata',
        ],
        [
          'OptionalChaining',
          'channel.interactions[type]?.details',
          'channel.interactions[type].details',
        ],
      ],
    },
    {
      equivalent: 'No metadata has a key of that name.',
      changes: [['ArrayDeclaration', '[]', '["Stryker was here"]']],
    },
    {
      equivalent: 'The compiler asks for a value; the message is only made when there is one.',
      changes: [['StringLiteral', "''", '"Stryker was here!"']],
    },
  ],
  'testing/kind-cases.ts': [
    {
      equivalent:
        'The compiler asks for a value in case there is no such element; type and kind come from the channel itself.',
      changes: [
        ['ConditionalExpression', 'compiled === undefined', 'false'],
        ['ArrayDeclaration', '[]', '["Stryker was here"]', 2],
      ],
    },
  ],
  'testing/plain-data.ts': [
    {
      equivalent: 'The compiler asks; a key of the object itself has a descriptor.',
      changes: [
        ['ConditionalExpression', 'property !== undefined', 'true'],
        ['OptionalChaining', 'property?.value', 'property.value'],
      ],
    },
  ],
  'testing/type-cases.ts': [
    {
      equivalent: 'The compiler asks for a value; the type comes from the channel itself.',
      changes: [
        ['ArrayDeclaration', '[]', '["Stryker was here"]'],
        ['ArrayDeclaration', '[]', '["Stryker was here"]', 2],
        [
          'OptionalChaining',
          'compileChannel(channel).get(type)?.spellings',
          'compileChannel(channel).get(type).spellings',
        ],
      ],
    },
    {
      equivalent: 'Any other value that is no text does as well.',
      changes: [
        ['ObjectLiteral', "{ kind: 'item' }", '{}'],
        ['StringLiteral', "'item'", '""'],
      ],
    },
  ],
  'testing/unknown-keys.ts': [
    {
      equivalent: 'Only the names count.',
      changes: [
        ['BooleanLiteral', 'true', 'false'],
        ...[2, 3, 4, 5, 6, 7].map((occurrence): Change => [
          'BooleanLiteral',
          'true',
          'false',
          occurrence,
        ]),
      ],
    },
  ],
  'testing/channel-table.ts': [
    {
      equivalent:
        'The compiler asks for a value in case there is no such element: there always is a first row, and all rows are of one length.',
      changes: [
        ['ArrayDeclaration', '[]', '["Stryker was here"]', 3],
        ['StringLiteral', "''", '"Stryker was here!"', 3],
      ],
    },
  ],
}
