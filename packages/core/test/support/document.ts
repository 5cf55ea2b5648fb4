import document from '../data/list-message-interactions.2026.json' with { type: 'json' }

/** What the document uses of OpenAPI's schema language. */
export interface DocumentSchema {
  readonly $ref?: string
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly string[]
  readonly properties?: Readonly<Record<string, DocumentSchema>>
  readonly required?: readonly string[]
  readonly items?: DocumentSchema
  readonly additionalProperties?: DocumentSchema
  readonly title?: string
  readonly description?: string
}

const KNOWN_WORDS = new Set(
  '$ref type format enum properties required items additionalProperties title description'.split(
    ' ',
  ),
)

const schemas: Readonly<Record<string, DocumentSchema>> = document.components.schemas as never

/** The interaction of the document, every reference in it resolved. */
export const interactionDocument = resolved({
  $ref: '#/components/schemas/channels.messages.interactions.interaction',
})

function resolved(schema: DocumentSchema): DocumentSchema {
  for (const word of Object.keys(schema)) {
    if (!KNOWN_WORDS.has(word))
      throw new Error(`The document uses "${word}": teach the test about it.`)
  }
  const { $ref, properties, items, additionalProperties, ...rest } = schema
  if ($ref !== undefined) {
    const target = schemas[$ref.replace('#/components/schemas/', '')]
    if (target === undefined) throw new Error(`The document has no ${$ref}.`)
    return resolved(target)
  }
  return {
    ...rest,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [name, resolved(property)]),
      ),
    }),
    ...(items && { items: resolved(items) }),
    ...(additionalProperties && { additionalProperties: resolved(additionalProperties) }),
  }
}

/** A property of the document: where it is, and what it is. An element of a list is `[]`, of any key `*`. */
export interface DocumentProperty {
  readonly path: readonly string[]
  /** The same, with dots. */
  readonly name: string
  readonly schema: DocumentSchema
}

/** Every property of a schema of the document, at any depth. */
export function propertiesOf(
  schema: DocumentSchema,
  path: readonly string[] = [],
): readonly DocumentProperty[] {
  const inner = [
    ...Object.entries(schema.properties ?? {}),
    ...(schema.items ? [['[]', schema.items] as const] : []),
    ...(schema.additionalProperties ? [['*', schema.additionalProperties] as const] : []),
  ]
  return inner.flatMap(([name, property]) => {
    const at = path.concat(name)
    const own: readonly DocumentProperty[] = [{ path: at, name: at.join('.'), schema: property }]
    return own.concat(propertiesOf(property, at))
  })
}

/** Valid values of a schema of the document: each of its words, its borders, and for an object the least and the most. */
export function valuesOf(schema: DocumentSchema): readonly unknown[] {
  if (schema.enum) return schema.enum
  switch (schema.type) {
    case 'string':
      return textsOf(schema.format)
    case 'integer':
      return [0, 1, -1, 2_147_483_647, -2_147_483_648]
    case 'boolean':
      return [true, false]
    case 'array':
      return [[], [fullValueOf(schema.items ?? {})], valuesOf(schema.items ?? {})]
    case 'object':
      return schema.additionalProperties
        ? [{}, { a: fullValueOf(schema.additionalProperties), constructor: 'b' }]
        : [leastValueOf(schema), fullValueOf(schema)]
    case undefined:
    default:
      throw new Error(`The document has the type "${schema.type}": teach the test about it.`)
  }
}

function textsOf(format: string | undefined): readonly string[] {
  switch (format) {
    case undefined:
      return ['text', '', ' \u0000\u202E😀']
    case 'uuid':
      return ['123e4567-e89b-12d3-a456-426614174000', 'DE476F9B-5966-41EF-90FC-0A58A9FEAC01']
    case 'date-time':
      return [
        '2024-08-13T11:26:21.19271Z',
        '2024-08-13T11:26:21Z',
        '2024-08-13T11:26:21.123456789Z',
        '2024-08-13T13:26:21.1+02:00',
      ]
    default:
      throw new Error(`The document has the format "${format}": teach the test about it.`)
  }
}

/** A value with every property. */
export function fullValueOf(schema: DocumentSchema): unknown {
  if (schema.items) return [fullValueOf(schema.items)]
  if (!schema.properties) return valuesOf(schema).at(schema.additionalProperties ? 1 : 0)
  return Object.fromEntries(
    Object.entries(schema.properties).map(([name, property]) => [name, fullValueOf(property)]),
  )
}

function leastValueOf(schema: DocumentSchema): unknown {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {})
      .filter(([name]) => schema.required?.includes(name))
      .map(([name, property]) => [name, fullValueOf(property)]),
  )
}
