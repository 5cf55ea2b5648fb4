import stringWidth from 'string-width'

/** It is made when the first text is cut: that takes longer than all else that a table does. */
let segmenter: Intl.Segmenter | undefined

function glyphsOf(text: string): Iterable<Intl.SegmentData> {
  segmenter ??= new Intl.Segmenter()
  return segmenter.segment(text)
}

/** Stands for what was cut. */
const ELLIPSIS = '…'

/** No letter of any language is longer, in UTF-16 units; a pile of combining characters is. */
const LONGEST_GLYPH = 40

/**
 * A text in so many columns of a terminal at most: what does not fit is cut between glyphs at the end, or between words at the
 * start, and an ellipsis stands for it.
 *
 * @param text On one line, escaped for terminals.
 */
export function cut(text: string, columns: number, from: 'start' | 'end' = 'end'): string {
  if (widthOf(text, columns) <= columns) return text
  if (columns < 1) return ''
  return from === 'start'
    ? ELLIPSIS + endOf(text, columns - 1)
    : startOf(text, columns - 1) + ELLIPSIS
}

function startOf(text: string, columns: number): string {
  let kept = ''
  let width = 0
  for (const { segment } of glyphsOf(text)) {
    width += stringWidth(segment)
    if (width > columns || segment.length > LONGEST_GLYPH) break
    kept += segment
  }
  return kept
}

function endOf(text: string, columns: number): string {
  // A look at the end is enough, however long the text is.
  const end = text.slice(-LONGEST_GLYPH * (columns + 1))
  let kept = ''
  let width = 0
  for (const { segment } of [...glyphsOf(end)].toReversed()) {
    width += stringWidth(segment)
    if (width > columns || segment.length > LONGEST_GLYPH) break
    kept = segment + kept
  }
  // Half a year is none.
  const begins = /[\p{L}\p{N}]$/u.test(text.slice(0, text.length - kept.length))
  return begins ? kept.replace(/^[\p{L}\p{N}]+[^\p{L}\p{N}]/u, '') : kept
}

/** Letters, digits and signs of Latin scripts, dashes, quotation marks and the ellipsis. */
const NARROW = /^[ -~\u00a0-\u00ac\u00ae-\u024f\u2013\u2014\u2018-\u201f\u2026]*$/

/**
 * How many columns of a terminal a text takes, wide glyphs counted as two. Exact up to `most`; beyond, some larger number, so
 * that a megabyte is not measured glyph by glyph.
 */
export function widthOf(text: string, most: number): number {
  // What most cells are made of takes a column each; to measure the rest takes a while to get ready.
  if (NARROW.test(text)) return text.length
  return text.length <= LONGEST_GLYPH * (most + 1) ? stringWidth(text) : most + 1
}
