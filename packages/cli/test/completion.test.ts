import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { SHELLS } from '../src/completion/shell.ts'
import { folderWith } from './support/packages.ts'
import { run } from './support/test-io.ts'

/** What a shell offers for a line, the last word of which is being typed. */
type Offer = (line: readonly string[], script: string) => string[]

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '')

/** Each asks a real shell that has read the script. */
const shells: Readonly<Record<string, Offer>> = {
  bash: (line, script) => {
    const program = `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _bird_interactions; printf '%s\\n' "\${COMPREPLY[@]}"`
    return linesOf(
      execFileSync('bash', ['--norc', '-c', program, 'bash', script, ...line], {
        encoding: 'utf8',
      }),
    )
  },
  // What zsh would offer is printed: its own widgets run at a prompt only.
  zsh: (line, script) => {
    const program = `autoload -U compinit; compinit -D -u; source "$1"; shift
      compadd() { shift; print -rl -- "$@" }; _files() { print -l -- *(N) }
      words=("$@"); CURRENT=$#; _bird_interactions`
    const offered = execFileSync('zsh', ['-f', '-c', program, 'zsh', script, ...line], {
      encoding: 'utf8',
    })
    return linesOf(offered).filter((word) => word.startsWith(line.at(-1) ?? ''))
  },
  fish: (line, script) => {
    const program = 'source $argv[1]; complete -C "$argv[2]"'
    const offered = execFileSync('fish', ['--no-config', '-c', program, script, line.join(' ')], {
      encoding: 'utf8',
    })
    return linesOf(offered).map((word) => word.split('\t')[0] ?? '')
  },
}

const installed = Object.entries(shells).filter(
  ([shell]) => spawnSync(shell, ['-c', 'exit 0']).status === 0,
)

test('bash is there to be asked', () => {
  expect(installed.map(([shell]) => shell)).toContain('bash')
})

describe.each(installed)('in %s', (shell, offer) => {
  const complete = async (...line: string[]): Promise<string[]> => {
    const { stdout } = await run(['completion', shell])
    const folder = folderWith({ script: stdout })
    return offer(['bird-interactions', ...line], join(folder, 'script'))
  }

  test.each([
    [['li'], ['list']],
    [['config', 's'], ['set']],
    [['list', '--fo'], ['--format']],
    [['list', '--format', 'n'], ['ndjson']],
    [['list', 'some-id', '--color', 'al'], ['always']],
    [['config', 'init', '--pro'], ['--profile']],
    [['completion', '--vers'], ['--version']],
  ])('%j is completed to %j', async (line, words) => {
    expect(await complete(...line)).toEqual(words)
  })

  test('a command has its own flags, and not those of another', async () => {
    const offered = await complete('sandbox', '--')
    expect(offered).toContain('--fault')
    expect(offered).not.toContain('--format')
  })

  test('a flag whose value cannot be known offers nothing', async () => {
    expect(await complete('list', '--channel-id', 'x')).toEqual([])
  })
})

test('the script for PowerShell knows the same words', async () => {
  const { stdout } = await run(['completion', 'powershell'])
  expect(stdout).toContain("'config' = @('init', 'list', 'set', 'path'")
  expect(stdout).toContain("'list:--format' = @('table', 'json', 'ndjson', 'csv')")
})

test.each(SHELLS)('the script for %s holds every command', async (shell) => {
  const { stdout, exitCode } = await run(['completion', shell])
  for (const name of ['list', 'decode', 'config init', 'doctor']) expect(stdout).toContain(name)
  expect(exitCode).toBe(0)
})

test('another shell is refused, with those that are known', async () => {
  const { stderr, exitCode } = await run(['completion', 'zhs'])
  expect(stderr).toContain('bash, zsh, fish, powershell')
  expect(stderr).toContain('Did you mean "zsh"?')
  expect(exitCode).toBe(2)
})
