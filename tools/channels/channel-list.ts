import { channelPackages, sourceOf } from './channel-packages.ts'

/** The table in the README of the repository: it starts with a column named "channel". */
const LIST = /^\| channel .*\n\|[ :|-]+\n(?:\|.*\n)*/m

/**
 * A text with its list of channels as it must be: a row for each channel package, made of its manifest and its literal.
 *
 * @throws When the text has no table that starts with `| channel`.
 */
export async function withChannelList(text: string): Promise<string> {
  if (!LIST.test(text)) throw new Error('The README has no table that starts with "| channel".')
  const rows = await Promise.all(
    channelPackages().map(async (channelPackage) => {
      const { name, title } = channelPackage
      const { interactions } = await sourceOf(channelPackage)
      const types = Object.keys(interactions).map((type) => `\`${type}\``)
      return [title, `[\`@bird-interactions/${name}\`](packages/${name})`, types.join(', ')]
    }),
  )
  const list = formatTable([['channel', 'package', 'what it recognises'], ...rows])
  return text.replace(LIST, () => `${list}\n`)
}

function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = [0, 1, 2].map((column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  )
  const lines = rows.map((row) => widths.map((width, column) => (row[column] ?? '').padEnd(width)))
  const rule = widths.map((width) => '-'.repeat(width))
  return [lines[0] ?? [], rule, ...lines.slice(1)]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}
