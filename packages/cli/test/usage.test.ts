import { describe, expect, test } from 'vitest'

import manifest from '../package.json' with { type: 'json' }
import { run } from './support/test-io.ts'

const COMMANDS = ['list', 'decode', 'channels', 'sandbox', 'demo']

describe('help', () => {
  test.each([...COMMANDS.map((name) => [name, '--help']), ['--help'], ['-h'], ['help'], []])(
    'begins with an example: %s %s',
    async (...argv) => {
      const { exitCode, stdout, stderr } = await run(argv)
      expect(stdout).toMatch(/^Example:\n {2}bird-interactions \S/)
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

  test('gives an example of a command that is right', async () => {
    for (const name of COMMANDS) {
      const { stdout } = await run([name, '--help'])
      const [, line = ''] = stdout.split('\n')
      const argv = line.trim().split(' ').slice(1)
      expect(argv[0]).toBe(name)
      if (name === 'list' || name === 'decode') {
        // Neither a key nor the file is there, yet the arguments are understood.
        const { stderr } = await run(argv, { env: { BIRD_ACCESS_KEY: undefined } })
        expect(stderr).not.toContain('Try: ')
      }
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
    [['list'], "missing required argument 'messageId'", 'list --help'],
    [['list', 'a', 'b'], 'too many arguments', 'list --help'],
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
