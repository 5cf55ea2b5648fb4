/**
 * What a spreadsheet would take for a formula: at the start of the cell, or behind a separator, a quotation mark or a line
 * break, where a spreadsheet that splits by another separator would start a cell. The marks in front of it are those of
 * {@link escapeFormula}, which has to be undone.
 */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]|[,;|\t\r\n"'][=+\-@＝＋－＠]/
const ESCAPED = /^'/

/** Puts `'` in front of what a spreadsheet would take for a formula. {@link unescapeFormula} takes it away. */
export function escapeFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** The text that {@link escapeFormula} was given. */
export function unescapeFormula(text: string): string {
  return ESCAPED.test(text) && FORMULA.test(text.slice(1)) ? text.slice(1) : text
}

const SPECIAL = /[",;|\t\r\n]/

/** A text as a cell of CSV (RFC 4180). What a spreadsheet might split at is in quotation marks, too. */
export function quoteCell(text: string): string {
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
