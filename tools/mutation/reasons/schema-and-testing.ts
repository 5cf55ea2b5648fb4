import type { Reasons } from '../reason.ts'

/** Of the schemas and of the testing kit. */
export const schemaAndTestingReasons: Reasons = {
  'schema/channel-schema.ts': [
    {
      equivalent: 'The type comes from the channel itself, so it is among its compiled types.',
      changes: [
        ['OptionalChaining', 'compiled.get(type)?.kinds', 'compiled.get(type).kinds'],
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
