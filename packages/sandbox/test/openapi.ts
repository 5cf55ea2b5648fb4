import { readFileSync } from 'node:fs'

import { Ajv } from 'ajv'
import formats from 'ajv-formats'

// The document's "int32" is a format of numbers, which a checker of strings would miss: ajv-formats knows both.
const ajv = new Ajv({ strict: false, allErrors: true })
formats.default(ajv)
ajv.addSchema(readData('list-message-interactions.openapi.json') as object, 'openapi')

/** Reads a JSON document of the test data. */
export function readData(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`data/${name}`, import.meta.url), 'utf8'))
}

/** How a value differs from a schema of Bird's OpenAPI document; empty when it does not. */
export function violations(
  schema: 'MessageInteractionsList' | 'error.detailed',
  value: unknown,
): string[] {
  const validate = ajv.getSchema(`openapi#/components/schemas/${schema}`)
  if (validate === undefined) throw new Error(`The document has no schema ${schema}.`)
  if (validate(value) === true) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
