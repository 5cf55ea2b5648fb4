import { usageFailure } from '../failure.ts'
import { type KnownFields, parseFields } from './fields/known-fields.ts'
import type { Format } from './format.ts'
import type { OutputChoice } from './open-output.ts'

/** The flags that say how to print, the same for every command that prints records. */
export interface OutputFlags {
  readonly json?: boolean | undefined
  readonly format?: Format | undefined
  /** Names of fields, with commas between them. */
  readonly fields?: string | undefined
  readonly raw?: boolean | undefined
  readonly showRecipients?: boolean | undefined
  readonly escapeFormulas?: boolean | undefined
}

/**
 * What the flags ask for.
 *
 * @param known The fields there are.
 * @param usual The format without a flag.
 * @throws {@link Failure} when flags exclude each other, or a field is unknown.
 */
export function readOutput(flags: OutputFlags, known: KnownFields, usual: Format): OutputChoice {
  return {
    format: readFormat(flags, usual),
    paths: flags.fields === undefined ? undefined : parseFields(flags.fields, known),
    raw: flags.raw,
    showRecipients: flags.showRecipients,
    escapeFormulas: flags.escapeFormulas,
  }
}

/**
 * The format that the flags ask for.
 *
 * @param usual Without a flag.
 * @throws {@link Failure} when flags exclude each other.
 */
function readFormat({ json, format, raw }: OutputFlags, usual: Format): Format {
  if (json === true && format !== undefined && format !== 'json') {
    throw usageFailure(`--json and --format ${format} exclude each other.`)
  }
  const chosen = json === true ? 'json' : (format ?? usual)
  if (raw === true && chosen === 'table') {
    throw usageFailure(
      '--raw does not fit into a table.',
      'Pass --json, --format ndjson or --format csv as well.',
    )
  }
  return chosen
}
