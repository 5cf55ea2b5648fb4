const FULL = '█'
/** One to seven eighths of a column. */
const PARTS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

/**
 * A bar, as long as its share of the columns there are. Anything above nothing shows.
 *
 * @param share From 0 to 1.
 * @param unicode Without it, of `#` alone.
 */
export function bar(share: number, columns: number, unicode: boolean): string {
  if (share <= 0 || columns <= 0) return ''
  const length = Math.min(share, 1) * columns
  if (!unicode) return '#'.repeat(Math.max(1, Math.round(length)))
  const eighths = Math.max(1, Math.round(length * 8))
  return FULL.repeat(Math.floor(eighths / 8)) + (PARTS[eighths % 8] ?? '')
}
