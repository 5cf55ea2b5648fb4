import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { createCampaign, faultVocabulary } from '@bird-interactions/sandbox'
import { describe, expect, test } from 'vitest'

import type { StopSignal } from '../src/io.ts'
import { run } from './support/test-io.ts'

/** Reads `export NAME=value` lines. */
function exportsIn(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^export (\w+)=(\S+)$/gm)].map(([, name = '', value = '']) => [name, value]),
  )
}

/** The command lines that a text suggests, as arguments. */
function commandsIn(text: string): string[][] {
  return [...text.matchAll(/^(?:\$ )?bird-interactions (list .*)$/gm)].map(([, line = '']) =>
    line.split(' '),
  )
}

describe('sandbox', () => {
  test('prints commands that work as they are, until it is stopped', async () => {
    let stop: (signal: StopSignal) => void = () => undefined
    let printed: (text: string) => void = () => undefined
    const introduced = new Promise<string>((resolve) => {
      printed = resolve
    })
    const outcome = run(['sandbox'], {
      onStdout: printed,
      untilStopped: () =>
        new Promise((resolve) => {
          stop = resolve
        }),
    })
    const text = await introduced
    const env = { BIRD_CHANNEL_ID: undefined, ...exportsIn(text) }
    const commands = commandsIn(text)
    expect(commands.length).toBeGreaterThan(2)
    for (const argv of commands) {
      const listed = await run([...argv, '--json'], { env })
      expect(listed.exitCode).toBe(0)
      expect(JSON.parse(listed.stdout)).not.toEqual([])
    }
    stop('SIGTERM')
    expect((await outcome).exitCode).toBe(143)
    const [argv = []] = commands
    expect((await run(argv, { env })).exitCode).toBe(6)
  })

  test.each([
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('stopped by %s ends with exit code %i', async (signal, exitCode) => {
    const outcome = await run(['sandbox'], { untilStopped: () => Promise.resolve(signal) })
    expect(outcome.exitCode).toBe(exitCode)
  })

  test('misbehaves as it is told by --fault, one after the other', async () => {
    let stop: (signal: StopSignal) => void = () => undefined
    let printed: (text: string) => void = () => undefined
    const introduced = new Promise<string>((resolve) => {
      printed = resolve
    })
    const argv = ['sandbox', '--fault', 'status=418,times=1', '--fault', 'html,status=403']
    const outcome = run(argv, {
      onStdout: printed,
      untilStopped: () =>
        new Promise((resolve) => {
          stop = resolve
        }),
    })
    const { BIRD_BASE_URL = '' } = exportsIn(await introduced)
    expect((await fetch(BIRD_BASE_URL)).status).toBe(418)
    const second = await fetch(BIRD_BASE_URL)
    expect(second.status).toBe(403)
    expect(await second.text()).toMatch(/^<!DOCTYPE html>/)
    stop('SIGINT')
    expect((await outcome).exitCode).toBe(130)
  })

  test('prints a URL of the protocol that its faults are of', async () => {
    const { stdout } = await run(['sandbox', '--fault', 'tls=expired'])
    expect(exportsIn(stdout)['BIRD_BASE_URL']).toMatch(/^https:/)
  })

  test('adds a campaign of the size and seed asked for, and prints how to have its ids', async () => {
    const argv = ['sandbox', '--messages', '300', '--seed', '7', '--channel', 'whatsapp']
    const started: string[] = []
    let stop: (signal: StopSignal) => void = () => undefined
    const stopped = new Promise<StopSignal>((resolve) => {
      stop = resolve
    })
    const introduced = new Promise<void>((resolve) => {
      void run([...argv, '--rate', '1000'], {
        onStdout: (text) => {
          started.push(text)
          resolve()
        },
        untilStopped: () => stopped,
      })
    })
    await introduced
    const text = started.join('')
    const [, line = ''] = /^bird-interactions (sandbox .*) > ids\.txt$/m.exec(text) ?? []
    const { exitCode, stdout } = await run(line.split(' '))
    expect(exitCode).toBe(0)
    const ids = stdout.trimEnd().split('\n')
    const campaign = createCampaign({ messages: 300, seed: 7, channel: 'whatsapp' })
    expect(ids).toEqual([...campaign.messageIds()])
    const env = exportsIn(text)
    // More than the 50 a second that a sandbox answers unless it is told another rate.
    const listed = await Promise.all(
      ids.slice(0, 60).map((id) => run(['list', id, '--json'], { env })),
    )
    const counts = listed.map((outcome) => (JSON.parse(outcome.stdout) as unknown[]).length)
    const happened = [...campaign.happenings()].slice(0, 60)
    expect(counts).toEqual(happened.map(({ happenings }) => happenings.length))
    stop('SIGINT')
  })

  test('prints the ids of a campaign of any size, and starts nothing', async () => {
    const untilStopped = () => Promise.reject(new Error('It was started.'))
    const argv = ['sandbox', '--messages', '2500', '--ids']
    const { exitCode, stdout } = await run(argv, { untilStopped })
    expect(exitCode).toBe(0)
    expect(new Set(stdout.trimEnd().split('\n')).size).toBe(2500)
  })

  test.each([
    [['--seed', '7'], '--messages'],
    [['--channel', 'rcs'], '--messages'],
    [['--ids'], '--messages'],
    [['--messages', '0'], '100000000'],
    [['--messages', 'many'], 'whole number'],
    [['--messages', '1', '--seed', '4294967296'], '4294967295'],
    [['--messages', '1', '--channel', 'pigeon'], 'rcs, whatsapp'],
    [['--rate', '0'], '1000000'],
  ])('refuses %j with exit code 2', async (flags, word) => {
    const untilStopped = () => Promise.reject(new Error('It was started.'))
    const { exitCode, stdout, stderr } = await run(['sandbox', ...flags], { untilStopped })
    expect(stderr).toContain(word)
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })

  test.each([
    ['help', 'no "help" is known'],
    ['status=5O3', '"status" takes <code>[/…]'],
    ['html,empty', '"html" and "empty" cannot go together'],
    ['\u001b[2J', 'begins with no name'],
  ])('refuses the fault %j with exit code 2 and the vocabulary', async (spec, problem) => {
    const untilStopped = () => Promise.reject(new Error('It was started.'))
    const { exitCode, stdout, stderr } = await run(['sandbox', '--fault', spec], { untilStopped })
    expect(stderr).toContain(problem)
    for (const { field, means } of faultVocabulary) expect(stderr).toContain(`${field}: ${means}`)
    expect(stderr).not.toContain('\u001b')
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })

  test('says so when its port is taken', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    const { port } = server.address() as AddressInfo
    const { exitCode, stdout, stderr } = await run(['sandbox', '--port', String(port)])
    expect(stderr).toContain(`${port} (EADDRINUSE)`)
    expect(stderr).toContain('--port <number>')
    expect(stdout).toBe('')
    expect(exitCode).toBe(1)
    server.close()
  })
})

describe('demo', () => {
  test('lists every message as a table, then as JSON, with the documented click among them', async () => {
    const { exitCode, stdout, stderr } = await run(['demo'])
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
    const commands = commandsIn(stdout).filter((argv) => argv[1] !== '--help')
    const tables = commands.filter((argv) => !argv.includes('--json'))
    expect(tables.length).toBeGreaterThan(2)
    expect(commands).toEqual([...tables, ...tables.map((argv) => [...argv, '--json'])])
    expect(stdout.match(/^TIME /gm)).toHaveLength(tables.length)
    expect(stdout).toMatch(/ rcs +clicked +card 0 · item 1 · "website" +\+447123456789\n/)
    expect(stdout).toMatch(/ whatsapp +clicked +item \d+ · "/)
    expect(stdout).toContain('"payload": "website"')
  })

  test('closes its sandbox', async () => {
    const { stdout } = await run(['demo'])
    const { BIRD_BASE_URL = '' } = exportsIn(stdout)
    await expect(fetch(BIRD_BASE_URL)).rejects.toThrow('fetch failed')
  })
})
