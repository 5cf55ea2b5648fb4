import { Command, CommanderError, Option } from 'commander'

import { exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { COLOR_CHOICES } from '../output/color-choice.ts'
import { escapeForTerminal } from '../output/escape-for-terminal.ts'
import { suggestion } from '../output/suggestion.ts'
import { maskUnknownFlags } from '../settings/mask-unknown-flags.ts'
import { version } from '../version.ts'
import { addChannels } from './channels-command.ts'
import { addCompletion } from './completion-command.ts'
import { addConfig } from './config-command.ts'
import { addDecode } from './decode-command.ts'
import { addDemo } from './demo-command.ts'
import { addDoctor } from './doctor-command.ts'
import { addExport } from './export-command.ts'
import { addList } from './list-command.ts'
import { addSandbox } from './sandbox-command.ts'
import { addSummary } from './summary-command.ts'
import type { CommandContext, Main } from './command-context.ts'
import { examples } from './subcommand.ts'

/** What fits on a terminal, in characters. */
const HELP_WIDTH = 80

/**
 * Parses the arguments and runs what they ask for. Each command is loaded when it runs: help loads none.
 *
 * @returns The exit code.
 */
export async function runProgram(argv: readonly string[], io: Io, main: Main): Promise<number> {
  let exitCode: number = exitCodes.done
  const printed: (() => Promise<void>)[] = []
  const program = createProgram(
    {
      io,
      main,
      done: (code) => {
        exitCode = code
      },
    },
    printed,
    argv[0],
  )
  const flags = allCommands(program).flatMap(({ options }) => options.map(({ long }) => long ?? ''))
  const known = maskUnknownFlags(argv, new Set(['--help', ...flags]))
  try {
    await program.parseAsync(argv.length === 0 ? ['--help'] : known, { from: 'user' })
    return exitCode
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  } finally {
    for (const print of printed) await print()
  }
}

/**
 * The program with its commands, and nothing run.
 *
 * @param only The command to have, if there is one of this name: to make all of them takes longer than to run some. Default: all.
 */
export function createProgram(
  context: CommandContext,
  printed: (() => Promise<void>)[] = [],
  only?: string,
): Command {
  const program = newCommand('bird-interactions', context.io, printed)
  addCommands(program, context, only)
  return program
}

/** A command, the commands that it is made of, and theirs. */
export function allCommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(allCommands)]
}

function newCommand(name: string, io: Io, printed: (() => Promise<void>)[]): Command {
  return new Command(name)
    .exitOverride()
    .configureOutput({
      // Commander prints synchronously; a pipe may have to be waited for.
      writeOut: (text) => printed.push(() => io.stdout.write(text)),
      writeErr: (text) => printed.push(() => io.stderr.write(text)),
      outputError: (text, write) => {
        const lines = withSuggestion(text.trimEnd()).split('\n')
        write(`${lines.map(escapeForTerminal).join('\n')}\n`)
      },
      // The same on every terminal: help is written when the command is built.
      getOutHelpWidth: () => HELP_WIDTH,
      getErrHelpWidth: () => HELP_WIDTH,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showSuggestionAfterError()
    .helpOption('-h, --help', 'Show this help.')
}

/** Commander suggests commands and flags, but no values. */
function withSuggestion(text: string): string {
  const [, word = '', choices] =
    /(?:argument|value) '(.*?)' is invalid.* Allowed choices are (.*)\.$/s.exec(text) ?? []
  return choices === undefined ? text : `${text}${suggestion(word, choices.split(', '))}`
}

/** The commands, in the order of the help. */
const COMMANDS: Readonly<Record<string, (program: Command, context: CommandContext) => void>> = {
  list: addList,
  export: addExport,
  summary: addSummary,
  decode: addDecode,
  channels: addChannels,
  config: addConfig,
  doctor: addDoctor,
  sandbox: addSandbox,
  demo: addDemo,
  completion: addCompletion,
}

function addCommands(program: Command, context: CommandContext, only: string | undefined): void {
  program
    .description(
      "Who read a message, who clicked which button of which card: the message interactions of Bird's Channels API (api.bird.com).",
    )
    .version(version, '-v, --version', 'Show the version.')
    .addOption(
      new Option('--color <when>', 'Colours (default: auto, which is on a terminal).').choices(
        COLOR_CHOICES,
      ),
    )
    .option('--debug', 'When something goes wrong, show where in the code.')
    .configureHelp({ showGlobalOptions: true })
    .helpCommand('help [command]', 'Show the help of a command.')
    .addHelpText(
      'before',
      examples(['demo', 'config init', 'list 2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1']),
    )
    .addHelpText('after', EXIT_CODES)
    .showHelpAfterError('Try: bird-interactions --help')

  const one = Object.hasOwn(COMMANDS, only ?? '') ? COMMANDS[only ?? ''] : undefined
  for (const add of one === undefined ? Object.values(COMMANDS) : [one]) add(program, context)
}

const EXIT_CODES = `
Exit codes:
  0 done, 1 failed or refused, 2 wrong usage, 3 not found, 4 key or permission,
  5 not the documented answer, 6 temporary: try again`
