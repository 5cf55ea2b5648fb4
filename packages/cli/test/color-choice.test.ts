import { describe, expect, test } from 'vitest'

import { colorChoice, hasColors } from '../src/output/color-choice.ts'

describe('colours', () => {
  // Each row decides against everything that stands below it.
  test.each([
    ['--color never', 'never', { FORCE_COLOR: '3', CLICOLOR_FORCE: '1' }, true, false],
    ['--color always', 'always', { NO_COLOR: '1', TERM: 'dumb' }, false, true],
    ['NO_COLOR', 'auto', { NO_COLOR: '1', FORCE_COLOR: '1', CLICOLOR_FORCE: '1' }, true, false],
    ['NO_COLOR=0', 'auto', { NO_COLOR: '0' }, true, false],
    ['an empty NO_COLOR', 'auto', { NO_COLOR: '' }, true, true],
    ['FORCE_COLOR', 'auto', { FORCE_COLOR: '1', CLICOLOR: '0', TERM: 'dumb' }, false, true],
    ['FORCE_COLOR=true', 'auto', { FORCE_COLOR: 'true' }, false, true],
    ['FORCE_COLOR=0', 'auto', { FORCE_COLOR: '0', CLICOLOR_FORCE: '1' }, true, false],
    ['FORCE_COLOR=false', 'auto', { FORCE_COLOR: 'false', CLICOLOR_FORCE: '1' }, true, false],
    ['an empty FORCE_COLOR', 'auto', { FORCE_COLOR: '' }, false, false],
    ['CLICOLOR_FORCE', 'auto', { CLICOLOR_FORCE: '1', CLICOLOR: '0', TERM: 'dumb' }, false, true],
    ['CLICOLOR_FORCE=0', 'auto', { CLICOLOR_FORCE: '0' }, false, false],
    ['no terminal', 'auto', { CLICOLOR: '1', TERM: 'xterm' }, false, false],
    ['TERM=dumb', 'auto', { TERM: 'dumb', CLICOLOR: '1' }, true, false],
    ['CLICOLOR=0', 'auto', { CLICOLOR: '0', TERM: 'xterm' }, true, false],
    ['a terminal', 'auto', { TERM: 'xterm' }, true, true],
    ['a terminal that says nothing', 'auto', {}, true, true],
  ] as const)('%s', (_, choice, env, isTerminal, colored) => {
    expect(hasColors(choice, env, isTerminal)).toBe(colored)
  })
})

describe('--color', () => {
  test.each([
    [['list'], 'auto'],
    [['list', '--color', 'never'], 'never'],
    [['--color=always', 'list'], 'always'],
    [['--color', 'always', '--color', 'never'], 'never'],
    [['--color'], 'auto'],
    [['--color', 'pink'], 'auto'],
    [['--', '--color', 'never'], 'auto'],
  ] as const)('among %j says %s', (argv, choice) => {
    expect(colorChoice(argv)).toBe(choice)
  })
})
