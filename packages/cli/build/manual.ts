import { main } from '../src/main.ts'
import { createProgram } from '../src/program/program.ts'
import { type DescribedCommand, describeProgram } from '../src/program/describe-program.ts'
import { version } from '../src/version.ts'
import type { BundlePlugin } from './bundle-plugin.ts'
import { nowhere } from './nowhere.ts'

/** Writes the manual of the command, which `man bird-interactions` shows, from what help knows. */
export function manual(): BundlePlugin {
  return {
    name: 'manual',
    generateBundle() {
      const commands = describeProgram(
        createProgram({ io: nowhere(() => {}), main, done: () => {} }),
      )
      const source = formatManual(commands)
      this.emitFile({ type: 'asset', fileName: 'bird-interactions.1', source })
    },
  }
}

/** A page of the manual in the language of man. */
function formatManual(commands: readonly DescribedCommand[]): string {
  const [program, ...others] = commands
  return `${[
    `.TH BIRD\\-INTERACTIONS 1 "" "bird\\-interactions ${version}"`,
    '.SH NAME',
    'bird\\-interactions \\- message interactions of Bird\\(aqs Channels API',
    '.SH SYNOPSIS',
    '.B bird\\-interactions',
    '.I command',
    '[options]',
    '.SH DESCRIPTION',
    text(program?.description ?? ''),
    '.SH COMMANDS',
    ...others.flatMap(commandLines),
    '.SH ENVIRONMENT',
    ...ENVIRONMENT.flatMap(([name, what]) => ['.TP', `.B ${text(name)}`, text(what)]),
    '.SH FILES',
    '.TP',
    '.I $XDG_CONFIG_HOME/bird\\-interactions/config.json',
    'Profiles, written by',
    '.BR "bird\\-interactions config init" .',
    '.SH EXIT STATUS',
    text(
      '0 done, 1 failed or refused, 2 wrong usage, 3 not found, 4 key or permission, 5 not the documented answer, 6 temporary: try again.',
    ),
  ].join('\n')}\n`
}

const ENVIRONMENT = [
  ['BIRD_ACCESS_KEY', 'The access key.'],
  ['BIRD_WORKSPACE_ID', 'The workspace.'],
  ['BIRD_CHANNEL_ID', 'The channel.'],
  ['BIRD_BASE_URL', 'Where to ask. Default: https://api.bird.com.'],
  ['BIRD_PROFILE', 'The profile that the rest comes from.'],
] as const

function commandLines(command: DescribedCommand): string[] {
  const terms = command.arguments.map(({ term }) => `[${term}]`)
  return [
    `.SS ${text([...command.path, ...terms].join(' '))}`,
    text(command.description),
    ...command.options.flatMap(({ term, description }) => [
      '.TP',
      `.B ${text(term)}`,
      text(description),
    ]),
  ]
}

/** A text in which nothing is a word of that language. */
function text(plain: string): string {
  const escaped = plain
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replaceAll('…', '...')
  return escaped.startsWith('.') ? `\\&${escaped}` : escaped
}
