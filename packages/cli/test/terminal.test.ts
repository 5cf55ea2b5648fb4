import { afterEach, describe, expect, test } from 'vitest'

import { respond, serve, type TestServer } from './support/server.ts'
import { MESSAGE, type Outcome, run, type Surroundings } from './support/test-io.ts'
import { wire } from './support/wire.ts'

let server: TestServer | undefined

afterEach(async () => {
  await server?.close()
  server = undefined
})

const NUMBER = '+447123456789'

/** Lists one interaction on a terminal in Lisbon, without colours. */
async function list(
  argv: readonly string[] = [],
  surroundings: Surroundings = {},
): Promise<Outcome> {
  server = await serve(respond(200, { results: [wire()] }))
  return run(['list', MESSAGE, '--base-url', server.url, ...argv], {
    stdoutIsTerminal: true,
    columns: 100,
    timeZone: 'Europe/Lisbon',
    ...surroundings,
    env: { NO_COLOR: '1', ...surroundings.env },
  })
}

describe('a table on a terminal', () => {
  test('tells the time of its reader, and who it was without telling everyone', async () => {
    expect((await list()).stdout).toBe(
      'TIME (Europe/Lisbon)  CHANNEL  INTERACTION  DETAILS                      WHO (masked)\n' +
        '2024-08-13 12:26:22   rcs      clicked      card 0 · item 1 · "website"  +44***89\n',
    )
  })

  test('shows a time that is none as it was sent', async () => {
    server = await serve(respond(200, { results: [wire({ createdAt: 'soon' })] }))
    const { stdout } = await run(['list', MESSAGE, '--base-url', server.url], {
      stdoutIsTerminal: true,
    })
    expect(stdout).toContain('soon')
  })

  test('shows recipients when they are asked for', async () => {
    const { stdout } = await list(['--show-recipients'])
    expect(stdout).toContain(NUMBER)
    expect(stdout).toMatch(/WHO$/m)
  })

  test.each([
    'receiver.contacts.0.identifierValue',
    'receiver',
    'receiver.contacts',
    'raw.receiver.contacts.0.identifierValue',
    'raw',
  ])('masks recipients in the chosen field %s', async (field) => {
    const masked = await list(['--fields', `id,${field}`], { columns: 1000 })
    expect(masked.stdout).toContain('+44***89')
    expect(masked.stdout).not.toContain(NUMBER)
    await server?.close()
    const shown = await list(['--fields', `id,${field}`, '--show-recipients'], { columns: 1000 })
    expect(shown.stdout).toContain(NUMBER)
  })

  test('fits it, and cuts details before times and channels', async () => {
    const lines = (await list([], { columns: 60 })).stdout.trimEnd().split('\n')
    expect(lines).toEqual([
      'TIME (Europe/L…  CHA…  INTERA…  DETAILS             WHO (ma…',
      '…08-13 12:26:22  rcs   clicked  card 0 · item 1 ·…  +44***89',
    ])
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(60)
  })
})

describe('a table elsewhere', () => {
  test('masks nothing, cuts nothing and tells times as sent', async () => {
    const { stdout } = await list([], { stdoutIsTerminal: false, columns: 10 })
    expect(stdout).toContain(NUMBER)
    expect(stdout).toContain('2024-08-13T11:26:22.035459Z')
    expect(stdout).not.toContain('…')
  })

  test.each(['json', 'ndjson', 'csv'])(
    'is not what %s is: that is the same on a terminal',
    async (format) => {
      const shown = await list(['--format', format])
      await server?.close()
      const piped = await list(['--format', format], { stdoutIsTerminal: false })
      expect(shown.stdout).toBe(piped.stdout)
      expect(shown.stdout).toContain(NUMBER)
    },
  )
})

describe('--fields', () => {
  test('holds for every format', async () => {
    const outputs = []
    for (const format of ['table', 'json', 'ndjson', 'csv']) {
      outputs.push(
        (await list(['--format', format, '--fields', 'type,details.card,messageTags'])).stdout,
      )
      await server?.close()
    }
    expect(outputs).toEqual([
      'type     details.card  messageTags\nclicked  0             -\n',
      '[\n  {\n    "type": "clicked",\n    "details": {\n      "card": 0\n    }\n  }\n]\n',
      '{"type":"clicked","details":{"card":0}}\n',
      'type,details.card,messageTags\nclicked,0,\n',
    ])
  })

  test('holds for decode, which prints a table on a terminal and lines elsewhere', async () => {
    const stdin = `${JSON.stringify(wire())}\n`.repeat(2)
    const argv = ['decode', '--fields', 'type,details.item']
    const shown = await run(argv, { stdin, stdoutIsTerminal: true, env: { NO_COLOR: '1' } })
    expect(shown.stdout).toBe('type     details.item\nclicked  1\nclicked  1\n')
    expect((await run(argv, { stdin })).stdout).toBe(
      '{"type":"clicked","details":{"item":1}}\n'.repeat(2),
    )
    const csv = await run([...argv, '--format', 'csv'], { stdin })
    expect(csv.stdout).toBe('type,details.item\nclicked,1\nclicked,1\n')
    const array = await run([...argv, '--json'], { stdin })
    expect(JSON.parse(array.stdout)).toHaveLength(2)
  })

  test('is refused for decode as for list when one does not exist', async () => {
    const { exitCode, stderr } = await run(['decode', '--fields', 'id,nope'], { stdin: '{}' })
    expect(stderr).toMatch(/no field nope\.\n {2}Known are: id, /)
    expect(exitCode).toBe(2)
  })
})

describe('an interaction that is nested very deeply', () => {
  test('does not stop a table of what it is made of', async () => {
    const deep = `${JSON.stringify(wire()).slice(0, -1)},"extra":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    const stdin = `${deep}\n${JSON.stringify(wire({ id: 'second' }))}\n`
    const { exitCode, stdout } = await run(
      ['decode', '--format', 'table', '--fields', 'id,raw.extra'],
      {
        stdin,
        stdoutIsTerminal: true,
        env: { NO_COLOR: '1' },
      },
    )
    expect(stdout).toMatch(/second +-$/m)
    expect(exitCode).toBe(0)
  })
})
