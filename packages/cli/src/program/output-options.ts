import { type Command, Option } from 'commander'

import { FORMATS } from '../output/format.ts'

/**
 * Adds the options that say how records are printed.
 *
 * @param usual The format without a flag, in words.
 */
export function addOutputOptions(command: Command, usual: string): Command {
  return command
    .option('--json', 'The same as --format json: one JSON array.')
    .addOption(
      new Option('--format <format>', `How to print (default: ${usual}).`).choices(FORMATS),
    )
    .option(
      '--fields <names>',
      'Only these fields, with commas between them; a dotted path reaches inside: id,details.card.',
    )
    .option('--raw', 'Add to each interaction, under raw, the object as received.')
    .option(
      '--no-escape-formulas',
      "CSV without the ' in front of what a spreadsheet would take for a formula.",
    )
    .option('--show-recipients', 'Do not mask phone numbers and addresses on a terminal.')
}
