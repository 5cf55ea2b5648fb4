import type { Channel } from '../contract.ts'

/**
 * What a channel recognises, as a table in Markdown: for its README, and for the test that keeps the README true.
 */
export function channelTable(channel: Channel): string {
  const rows = Object.entries(channel.interactions).flatMap(([type, spec]) => {
    const names = code([type, ...(spec.aliases ?? [])])
    const metadata = code(spec.metadata ?? [])
    const kinds = Object.entries(spec.details ?? {})
    if (kinds.length === 0) return [[names, '', '', metadata]]
    return kinds.map(([kind, pattern]) => [
      names,
      code(typeof pattern === 'string' ? [pattern] : pattern),
      code([kind]),
      metadata,
    ])
  })
  return formatTable([['type', 'details', 'details.kind', 'metadata'], ...rows])
}

function code(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ')
}

function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  )
  const lines = rows.map((row) => line(row.map((cell, column) => cell.padEnd(widths[column] ?? 0))))
  const rule = line(widths.map((width) => '-'.repeat(width)))
  return [lines[0], rule, ...lines.slice(1)].join('\n')
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
