import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander'

import type { DecodeFlags } from './commands/decode.ts'
import type { ListCommandFlags } from './commands/list.ts'
import type { SandboxFlags } from './commands/sandbox.ts'
import { exitCodes } from './exit-codes.ts'
import type { Io } from './io.ts'
import { escapeForTerminal } from './output/escape-for-terminal.ts'
import { LIST_FORMATS } from './output/format-interactions.ts'
import { maskUnknownFlags } from './settings/mask-unknown-flags.ts'
import { version } from './version.ts'

/** What fits on a terminal, in characters. */
const HELP_WIDTH = 80

/** Runs the command again, for `demo`. */
type Main = (argv: readonly string[], io: Io) => Promise<number>

/**
 * Parses the arguments and runs what they ask for. Each command is loaded when it runs: help loads none.
 *
 * @returns The exit code.
 */
export async function runProgram(argv: readonly string[], io: Io, main: Main): Promise<number> {
  let exitCode: number = exitCodes.done
  const printed: (() => Promise<void>)[] = []
  const program = newCommand('bird-interactions', io, printed)
  addCommands(program, io, main, (code) => {
    exitCode = code
  })
  const flags = [program, ...program.commands].flatMap((command) =>
    command.options.map(({ long }) => long ?? ''),
  )
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

function newCommand(name: string, io: Io, printed: (() => Promise<void>)[]): Command {
  return new Command(name)
    .exitOverride()
    .configureOutput({
      // Commander prints synchronously; a pipe may have to be waited for.
      writeOut: (text) => printed.push(() => io.stdout.write(text)),
      writeErr: (text) => printed.push(() => io.stderr.write(text)),
      outputError: (text, write) => {
        write(`${text.trimEnd().split('\n').map(escapeForTerminal).join('\n')}\n`)
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

function addCommands(program: Command, io: Io, main: Main, done: (exitCode: number) => void): void {
  program
    .description(
      "Who read a message, who clicked which button of which card: the message interactions of Bird's Channels API (api.bird.com).",
    )
    .version(version, '-v, --version', 'Show the version.')
    .helpCommand('help [command]', 'Show the help of a command.')
    .addHelpText('before', example('bird-interactions demo'))
    .addHelpText('after', EXIT_CODES)
    .showHelpAfterError('Try: bird-interactions --help')

  subcommand(
    program,
    'list',
    'List the interactions of a message: one a row, in the order Bird gives them.',
    'list 2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1 --channel-id cc79a83e-ae28-4d20-9576-cd6ef76641a1',
  )
    .argument('<messageId>', 'UUID of the message.')
    .option('--workspace-id <uuid>', 'The workspace. Or set BIRD_WORKSPACE_ID.')
    .option(
      '--channel-id <uuid>',
      'The channel the message was sent through. Or set BIRD_CHANNEL_ID.',
    )
    .addOption(asOption())
    .option(
      '--base-url <url>',
      'Where to ask. Or set BIRD_BASE_URL. Default: https://api.bird.com.',
    )
    .option('--json', 'The same as --format json: one JSON array.')
    .addOption(
      new Option('--format <format>', 'How to print (default: table).').choices(LIST_FORMATS),
    )
    .addOption(rawOption())
    .option(
      '--access-key-file <path>',
      'A file with the access key, - for standard input. Or set BIRD_ACCESS_KEY. The key itself is never an argument.',
    )
    .addOption(pluginOption())
    .action(async (messageId: string, flags: ListCommandFlags) => {
      const { list } = await import('./commands/list.ts')
      done(await list(messageId, flags, io))
    })

  subcommand(
    program,
    'decode',
    'Decode interactions that you already have, without any network: an object, JSON lines, a list {"results": […]}, or webhook envelopes in; one decoded interaction a line out.',
    'decode interactions.ndjson',
  )
    .addArgument(new Argument('[file]', 'The file to read, - for standard input (default: -).'))
    .addOption(asOption())
    .addOption(rawOption())
    .addOption(pluginOption())
    .action(async (file: string | undefined, flags: DecodeFlags, command: Command) => {
      if (file === undefined && io.stdin.isTerminal) {
        command.outputHelp({ error: true })
        done(exitCodes.usage)
        return
      }
      const { decode } = await import('./commands/decode.ts')
      done(await decode(file ?? '-', flags, io))
    })

  subcommand(
    program,
    'channels',
    'List the channels found, with what each of them recognises.',
    'channels',
  )
    .option('--json', 'One JSON array.')
    .addOption(pluginOption())
    .action(async (flags: { json?: boolean; plugin?: string[] }) => {
      const { channels } = await import('./commands/channels.ts')
      done(await channels(flags, io))
    })

  subcommand(
    program,
    'sandbox',
    "Run a stand-in for Bird's API on this computer, until Ctrl-C.",
    'sandbox --port 8080',
  )
    .addOption(
      new Option('--port <number>', 'Where to listen (default: a free port).').argParser(readPort),
    )
    .addOption(
      repeated(
        '--fault <spec>',
        'What goes wrong, such as status=503,times=2. May be repeated. List what there is: --fault help.',
      ),
    )
    .action(async (flags: SandboxFlags) => {
      const { sandbox } = await import('./commands/sandbox.ts')
      done(await sandbox(flags, io))
    })

  subcommand(
    program,
    'demo',
    'Show the command at work against a sandbox. It needs no key, and ends by itself.',
    'demo',
  ).action(async () => {
    const { demo } = await import('./commands/demo.ts')
    done(await demo(io, main))
  })
}

function subcommand(program: Command, name: string, description: string, shown: string): Command {
  return program
    .command(name)
    .description(description)
    .addHelpText('before', example(`bird-interactions ${shown}`))
    .showHelpAfterError(`Try: bird-interactions ${name} --help`)
}

function example(commandLine: string): string {
  return `Example:\n  ${commandLine}\n`
}

function asOption(): Option {
  return new Option(
    '--as <channel name>',
    'The channel, whatever the platform id says. The names: bird-interactions channels.',
  )
}

function rawOption(): Option {
  return new Option('--raw', 'Add to each interaction, under raw, the object as received.')
}

function pluginOption(): Option {
  return repeated(
    '--plugin <specifier>',
    'A package or file that exports a channel, looked up from the working folder. May be repeated.',
  )
}

function repeated(flags: string, description: string): Option {
  return new Option(flags, description).argParser(
    (value: string, previous: string[] | undefined) => [...(previous ?? []), value],
  )
}

const HIGHEST_PORT = 65_535

function readPort(value: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN
  if (port <= HIGHEST_PORT) return port
  throw new InvalidArgumentError(`Pass a number from 0 to ${HIGHEST_PORT}.`)
}

const EXIT_CODES = `
Exit codes:
  0 done, 1 failed or refused, 2 wrong usage, 3 not found, 4 key or permission,
  5 not the documented answer, 6 temporary: try again`
