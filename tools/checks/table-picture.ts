import { join } from 'node:path'

import { startSandbox } from '@bird-interactions/sandbox'
import { packagesFolder } from 'packed'
import { run } from 'packed/run'

/** Where the picture is, from the top of the repository. */
export const PICTURE = 'docs/table.svg'

/** The carousel of the sandbox: its data is made up. */
const MESSAGE = '20000000-0000-4000-8000-000000000002'
const CHANNEL = '10000000-0000-4000-8000-000000000002'

/** A picture of what the built command prints, for the README: as a terminal shows it. */
export async function tablePicture(): Promise<string> {
  await using sandbox = await startSandbox()
  const { code, stdout, stderr } = await run(
    process.execPath,
    [join(packagesFolder, 'cli/dist/bin.js'), 'list', MESSAGE],
    {
      folder: packagesFolder,
      env: {
        BIRD_BASE_URL: sandbox.url,
        BIRD_ACCESS_KEY: sandbox.accessKey,
        BIRD_WORKSPACE_ID: sandbox.workspaceId,
        BIRD_CHANNEL_ID: CHANNEL,
      },
    },
  )
  if (code !== 0) throw new Error(stderr)
  return pictureOf(`$ bird-interactions list ${MESSAGE}\n${stdout}`)
}

/** Sizes in pixels. */
const CHARACTER = 8.4
const LINE = 20
const MARGIN = 16

/** A terminal with these lines: the command, the header, and the rows. */
function pictureOf(output: string): string {
  const lines = output.trimEnd().split('\n')
  const columns = Math.max(...lines.map((line) => line.length))
  const width = Math.ceil(columns * CHARACTER) + 2 * MARGIN
  const height = lines.length * LINE + 2 * MARGIN
  const texts = lines.map((line, index) => {
    const role = ['command', 'header'][index] ?? 'row'
    const y = MARGIN + (index + 0.75) * LINE
    const length = (line.length * CHARACTER).toFixed(1)
    return `  <text class="${role}" x="${MARGIN}" y="${y}" textLength="${length}" xml:space="preserve">${escape(line)}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
  <title>The interactions of a message, as bird-interactions lists them</title>
  <style>
    text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; fill: #e6edf3; }
    .command { fill: #7ee787; }
    .header { fill: #8b949e; }
  </style>
  <rect width="${width}" height="${height}" rx="8" fill="#0d1117" />
${texts.join('\n')}
</svg>
`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
