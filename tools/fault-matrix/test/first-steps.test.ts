import { readFileSync } from 'node:fs'

import { startSandbox } from '@bird-interactions/sandbox'
import { expect, test } from 'vitest'

import { emptyFolder } from './built-command.ts'
import { runInTerminal, startInTerminal } from './pseudo-terminal.ts'

const readme = readFileSync(new URL('../../../packages/cli/README.md', import.meta.url), 'utf8')

/** The command that a text ends with suggesting. */
function suggestedBy(text: string): string[] {
  const commands = [...text.matchAll(/(?:^\$ |Next[^:\n]*: )bird-interactions (.+)$/gm)]
  return commands.at(-1)?.[1]?.split(' ') ?? []
}

test('from the demo to a table of an own message every step is suggested by the one before, as the README shows', async () => {
  await using sandbox = await startSandbox()
  const message = sandbox.messages.find(({ channel }) => channel === 'rcs')
  const home = emptyFolder()
  const world = {
    columns: 100,
    env: { XDG_CONFIG_HOME: home, BIRD_BASE_URL: sandbox.url, TZ: 'UTC' },
  }
  const screens: string[] = []

  const demo = await runInTerminal(['demo'], world)
  const [, end = ''] = demo.written.split(/(?=\n# Next: )/)
  // The sandbox is the second way: the first is one's own account.
  const init = end.match(/^\$ bird-interactions (config init)$/m)?.[1]?.split(' ') ?? []
  expect(init).toEqual(['config', 'init'])
  screens.push(`$ bird-interactions demo\n…${end}`)

  const running = startInTerminal(init, world)
  await running.until('Workspace id')
  running.type(`${sandbox.workspaceId}\r`)
  await running.until('Channel id')
  running.type(`${message?.channelId}\r`)
  await running.until('Access key')
  running.type(`${sandbox.accessKey}\r`)
  const asked = await running.ended
  expect(asked.exitCode).toBe(0)
  expect(asked.written).not.toContain(sandbox.accessKey)
  screens.push(`$ bird-interactions ${init.join(' ')}\n${asked.written}`)

  let next = suggestedBy(asked.written)
  for (const name of ['doctor', 'list']) {
    expect(next[0]).toBe(name)
    const { exitCode, written } = await runInTerminal(next, world)
    expect(exitCode).toBe(0)
    screens.push(`$ bird-interactions ${next.join(' ')}\n${written}`)
    next = suggestedBy(written)
  }
  expect(screens.at(-1)).toContain('clicked')

  const recording = screens
    .join('\n')
    // What a terminal is told besides text: modes and colours.
    .replaceAll(/\u001b\[[\d;?]*[A-Za-z]/g, '')
    .replaceAll('\r', '')
    .replaceAll(home, '~/.config')
    .replaceAll(sandbox.url, 'http://127.0.0.1:8080')
    .replace(/port \d+ answers/, 'port 8080 answers')
    .replace(/(ok +Node +)\S+/, '$1(yours)')
    .replaceAll(/ +$/gm, '')
  expect(readme).toContain(`\`\`\`text\n${recording.trim()}\n\`\`\``)
})
