import type { Command } from 'commander'
import { describe, expect, test } from 'vitest'

import manifest from '../package.json' with { type: 'json' }
import type { Io } from '../src/io.ts'
import { allCommands, createProgram } from '../src/program/program.ts'
import { pathOf } from '../src/program/subcommand.ts'
import { run } from './support/test-io.ts'

/** The program, with nothing of the world around it. */
function programWith(done: (exitCode: number) => void): Command {
  const nowhere = { isTerminal: false, write: () => Promise.resolve() }
  const io: Io = {
    stdin: { isTerminal: false, async *[Symbol.asyncIterator]() {} },
    stdout: nowhere,
    stderr: nowhere,
    env: {},
    cwd: '/',
    modulePath: '/',
    untilStopped: () => new Promise(() => {}),
  }
  return createProgram({ io, main: () => Promise.resolve(0), done })
}

/** The words that call each command, also those that another is made of. */
const PATHS = allCommands(programWith(() => {}))
  .map((command) => pathOf(command).slice(1))
  .filter((path) => path.length > 0)

/** Those that stand in the list of the program's help. */
const COMMANDS = PATHS.filter((path) => path.length === 1).flat()

describe('help', () => {
  test.each([...PATHS.map((path) => [...path, '--help']), ['--help'], ['-h'], ['help'], []])(
    'begins with examples: %s %s %s',
    async (...argv) => {
      const { exitCode, stdout, stderr } = await run(argv)
      expect(stdout).toMatch(/^Examples?:\n {2}bird-interactions \S/)
      expect(stderr).toBe('')
      expect(exitCode).toBe(0)
    },
  )

  test('names every command', async () => {
    const { stdout } = await run(['--help'])
    for (const name of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'))
  })

  test('shows the help of a command', async () => {
    const short = await run(['help', 'list'])
    const long = await run(['list', '--help'])
    expect(short).toEqual(long)
  })

  test.each(PATHS)('gives examples that can be run: %s %s', async (...path) => {
    const { stdout } = await run([...path, '--help'])
    const lines = stdout.slice(0, stdout.indexOf('\n\n')).split('\n').slice(1)
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) {
      const [name, ...argv] = line.trim().split(' ')
      expect([name, ...argv].slice(0, 1 + path.length)).toEqual(['bird-interactions', ...path])
      const program = programWith(() => {})
      const ran: string[][] = []
      for (const command of allCommands(program)) {
        command.action(() => {
          ran.push(pathOf(command).slice(1))
        })
      }
      await program.parseAsync(argv, { from: 'user' })
      expect(ran).toHaveLength(1)
    }
  })
})

test('--version prints the version', async () => {
  for (const flag of ['--version', '-v']) {
    const { exitCode, stdout } = await run([flag])
    expect(stdout).toBe(`${manifest.version}\n`)
    expect(exitCode).toBe(0)
  }
})

describe('a call that cannot work', () => {
  test.each([
    [['lits'], 'Did you mean list?', '--help'],
    [['decod', 'x'], 'Did you mean decode?', '--help'],
    [['list', '--formt', 'csv'], 'Did you mean --format?', 'list --help'],
    [['list', '--formt=csv'], 'Did you mean --format?', 'list --help'],
    [['list', '--chanel-id', 'x'], 'Did you mean --channel-id?', 'list --help'],
    [['decode', '--rwa'], 'Did you mean --raw?', 'decode --help'],
    [['--vresion'], 'Did you mean --version?', '--help'],
    [['list', 'a', '--interval', '0.5'], 'from 1 to 86400', 'list --help'],
    [['list', 'a', '--interval', '1e3'], 'from 1 to 86400', 'list --help'],
    [['list', 'a', '--timeout', '0'], 'from 0.001 to 86400', 'list --help'],
    [['list', 'a', '--timeout', '1m'], 'from 0.001 to 86400', 'list --help'],
    [['demo', 'a'], 'too many arguments', 'demo --help'],
    [['list', 'a', '--format', 'xml'], 'table, json, ndjson, csv', 'list --help'],
    [['list', 'a', '--format'], 'argument missing', 'list --help'],
    [['list', 'a', '--json=yes'], 'unknown option', 'list --help'],
    [['sandbox', '--port', '65536'], 'from 0 to 65535', 'sandbox --help'],
    [['sandbox', '--port', '0x10'], 'from 0 to 65535', 'sandbox --help'],
    [['sandbox', '--port', ''], 'from 0 to 65535', 'sandbox --help'],
    [['sandbox', '--port', '-1'], '-1', 'sandbox --help'],
    [['--json'], 'unknown option', '--help'],
  ])('%j is refused with exit code 2', async (argv, words, help) => {
    const { exitCode, stdout, stderr } = await run(argv)
    expect(stderr).toContain(words)
    expect(stderr).toContain(`Try: bird-interactions ${help}\n`)
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })

  test('is repeated without what a terminal would obey', async () => {
    const { stderr } = await run(['\u001b]0;x\u0007\u202e'])
    expect(stderr).toContain(String.raw`unknown command '^[]0;x^G\u{202e}'`)
  })
})
