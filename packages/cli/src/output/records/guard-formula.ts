import { unicodeEscape } from '../escape-invisible.ts'

/** What begins a formula in a spreadsheet, in either width. */
const BEGINS_FORMULA = '=+\\-@＝＋－＠'

/** A cell that is a formula, or holds one behind what another reader may take for the end of a cell. */
const FORMULA = new RegExp(`(?:^|[,;|"'\\t\\r\\n])[\\t\\r${BEGINS_FORMULA}]`)

/**
 * A cell of CSV that no spreadsheet takes for a formula: a `'` is put before one that could be, also after a separator or a
 * quotation mark in it, where a reader with other settings would begin a cell.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function guardFormula(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell
}

const JSON_STRING = /"[^"\\]*(?:\\.[^"\\]*)*"/g

const IN_STRING = new RegExp(`(?<=[,;|"'])[${BEGINS_FORMULA}]`, 'g')

/** The same for a cell that holds JSON: what begins a formula in a string is escaped, so that it parses to the same data. */
export function guardFormulasInJson(json: string): string {
  return json.replaceAll(JSON_STRING, (text) => text.replaceAll(IN_STRING, unicodeEscape))
}
