import { startSandbox } from '@bird-interactions/sandbox'
import { afterEach, describe, expect, test } from 'vitest'

import { STABLE_FIELDS } from '../src/output/records/interaction-records.ts'
import { parseCsv } from './support/csv.ts'
import { respond, serve, type TestServer } from './support/server.ts'
import {
  CANARY,
  CHANNEL,
  MESSAGE,
  type Outcome,
  run,
  type Surroundings,
  WORKSPACE,
} from './support/test-io.ts'
import { wire, wireWithout } from './support/wire.ts'

let server: TestServer | undefined

afterEach(async () => {
  await server?.close()
  server = undefined
})

async function list(
  results: readonly unknown[],
  argv: readonly string[] = [],
  surroundings: Surroundings = {},
): Promise<Outcome> {
  server = await serve(respond(200, { results }))
  return run(['list', MESSAGE, '--base-url', server.url, ...argv], surroundings)
}

describe('list', () => {
  test('asks for the documented path once', async () => {
    await list([])
    expect(server?.requests).toEqual([
      `/workspaces/${WORKSPACE}/channels/${CHANNEL}/messages/${MESSAGE}/interactions`,
    ])
  })

  test('shows time, channel, interaction, card, button, payload and recipient of each interaction', async () => {
    const read = wire({ id: 'x', type: 'read', details: undefined, metadata: undefined })
    const { exitCode, stdout, stderr } = await list([wire(), read])
    expect(stdout.split('\n')).toEqual([
      'TIME                         CHANNEL  INTERACTION  DETAILS                      WHO',
      '2024-08-13T11:26:22.035459Z  rcs      clicked      card 0 · item 1 · "website"  +447123456789',
      '2024-08-13T11:26:22.035459Z  rcs      read         -                            +447123456789',
      '',
    ])
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
  })

  test('shows an undocumented type and details as sent, and stops for neither', async () => {
    const { exitCode, stdout } = await list([
      wire({ id: 'x', type: 'levitated', details: 'card_x' }),
      wire({ id: 'y', details: 'card_x' }),
      wire(),
    ])
    const rows = stdout.split('\n')
    expect(rows[1]).toContain('unknown "levitated"  "card_x" · "website"')
    expect(rows[2]).toContain('clicked              "card_x" · "website"')
    expect(rows[3]).toContain('card 0 · item 1')
    expect(exitCode).toBe(0)
  })

  test('shows other metadata by its names', async () => {
    const metadata = {
      link: { name: 'Shop', url: 'https://example.com' },
      reaction: { emoji: '👍' },
      prefetched: true,
    }
    const { stdout } = await list([wire({ metadata, details: undefined })])
    expect(stdout).toContain(
      'link.name "Shop" · link.url "https://example.com" · reaction.emoji "👍" · prefetched true',
    )
  })

  test.each([
    [
      'the contacts',
      { contacts: [{ id: 'c', receiverValue: '+1' }, { identifierValue: '+2' }] },
      '+1, +2',
    ],
    ['a contact known by its id alone', { contacts: [{ id: 'c' }] }, 'c'],
    [
      'a user of the workspace',
      { userContacts: [{ identifierValue: 'ada@example.com' }] },
      'ada@example.com',
    ],
    ['an inbox', { inbox: { id: 'i', identifierValue: 'team' } }, 'team'],
    ['a device', { device: { id: 'd', identifierValue: 'token' } }, 'token'],
    ['a connector', { connector: { id: 'k', identifierValue: '+3' } }, '+3'],
    [
      'the contact rather than its connector',
      { connector: { identifierValue: '+3' }, contacts: [{ identifierValue: '+2' }] },
      '+2',
    ],
    ['nobody', undefined, '-'],
  ])('names %s as the recipient', async (_, receiver, shown) => {
    const { stdout } = await list([wire({ receiver })])
    expect(stdout.trimEnd().split('  ').at(-1)).toBe(shown)
  })

  test('sizes columns by the width of the glyphs on a terminal', async () => {
    const { stdout } = await list([
      wire({ id: 'x', metadata: { button: { payload: '予約' } } }),
      wire({ metadata: { button: { payload: 'booking' } } }),
    ])
    const [, wide = '', narrow = ''] = stdout.split('\n')
    expect(narrow.indexOf('+44') - wide.indexOf('+44')).toBe(2)
  })

  test('keeps the order of the answer', async () => {
    const { stdout } = await list(
      [
        wire({ id: 'x', createdAt: '2026-02-01T00:00:00Z' }),
        wire({ createdAt: '2026-01-01T00:00:00Z' }),
      ],
      ['--format', 'ndjson'],
    )
    expect(stdout.split('\n').map((line) => line && JSON.parse(line).createdAt)).toEqual([
      '2026-02-01T00:00:00Z',
      '2026-01-01T00:00:00Z',
      '',
    ])
  })

  test('prints one JSON array of decoded interactions with --json', async () => {
    const { exitCode, stdout } = await list([wire()], ['--json'])
    expect(JSON.parse(stdout)).toEqual([
      {
        ...wire(),
        channel: 'rcs',
        details: { kind: 'cardItem', card: 0, item: 1, text: 'card_0_item_1_clicked' },
      },
    ])
    expect(exitCode).toBe(0)
  })

  test('prints one interaction a line with --format ndjson', async () => {
    const { stdout } = await list([wire(), wire({ id: 'second' })], ['--format', 'ndjson'])
    const lines = stdout.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line).id)).toEqual([wire()['id'], 'second'])
  })

  test.each([['--json'], ['--format', 'json']].map((flags) => [flags]))(
    'adds the object as received under raw: %s',
    async (flags) => {
      const sent = wire({ undocumented: { deep: [1, null] }, messagePartsCount: 'one' })
      const { stdout } = await list([sent], [...flags, '--raw'])
      expect(JSON.parse(stdout)[0].raw).toEqual(sent)
      expect(JSON.parse(stdout)[0]).not.toHaveProperty('messagePartsCount')
    },
  )

  test('adds raw to lines and to CSV as well', async () => {
    const ndjson = await list([wire()], ['--format', 'ndjson', '--raw'])
    expect(JSON.parse(ndjson.stdout).raw).toEqual(wire())
    await server?.close()
    const csv = await list([wire()], ['--format', 'csv', '--raw'])
    const [header = [], row = []] = parseCsv(csv.stdout)
    expect(header.at(-1)).toBe('raw')
    expect(JSON.parse(row.at(-1) ?? '')).toEqual(wire())
  })

  test('prints CSV with the stable columns first, then every further field by its path', async () => {
    const { stdout } = await list(
      [wire(), wire({ id: 'x', type: 'levitated', messageTags: [], details: undefined })],
      ['--format', 'csv'],
    )
    const [header = [], ...rows] = parseCsv(stdout)
    expect(header.slice(0, STABLE_FIELDS.length)).toEqual([...STABLE_FIELDS])
    const [first, second] = rows.map((row) =>
      Object.fromEntries(row.map((cell, index) => [header[index], cell])),
    )
    expect(first).toMatchObject({
      channel: 'rcs',
      type: 'clicked',
      'details.kind': 'cardItem',
      'details.card': '0',
      'details.item': '1',
      'details.text': 'card_0_item_1_clicked',
      'metadata.button.payload': 'website',
      'receiver.contacts.0.identifierKey': 'phonenumber',
      messagePartsCount: '1',
      messageTags: '',
    })
    expect(second).toMatchObject({ type: 'unknown', sentType: 'levitated', messageTags: '[]' })
  })

  test('puts an apostrophe before what a spreadsheet would take for a formula', async () => {
    const { stdout } = await list(
      [wire({ receiver: undefined, metadata: { button: { payload: '=HYPERLINK("x","y")' } } })],
      ['--format', 'csv'],
    )
    const [, row = []] = parseCsv(stdout)
    expect(row).toContain(`'=HYPERLINK("x","y")`)
  })

  test.each([
    ['table', 'TIME  CHANNEL  INTERACTION  DETAILS  WHO\n'],
    ['json', '[]\n'],
    ['ndjson', ''],
    ['csv', `${STABLE_FIELDS.join(',')}\n`],
  ])('says so when there are no interactions yet, and prints an empty %s', async (format, text) => {
    const { exitCode, stdout, stderr } = await list([], ['--format', format])
    expect(stdout).toBe(text)
    expect(stderr).toContain('No interactions yet')
    expect(exitCode).toBe(0)
  })

  test('takes the channel that --as states, whatever the platform id says', async () => {
    const sent = wire({ platformId: 'made-up', details: 'item_2_clicked' })
    const { stdout, stderr } = await list([sent], ['--as', 'whatsapp', '--json'])
    expect(JSON.parse(stdout)[0]).toMatchObject({
      channel: 'whatsapp',
      type: 'clicked',
      details: { kind: 'item', item: 2 },
    })
    expect(stderr).toBe('')
  })

  test('proposes --as when no channel claims the platform id', async () => {
    const { exitCode, stdout, stderr } = await list([wire({ platformId: 'carrier-pigeon' })])
    expect(stdout).toContain('unknown "carrier-pigeon"  unknown "clicked"')
    expect(stderr).toContain('"carrier-pigeon"')
    expect(stderr).toMatch(
      /--as <channel name> \(known: (?:[a-z-]+, )*rcs, (?:[a-z-]+, )*whatsapp\)/,
    )
    expect(exitCode).toBe(0)
  })

  test('reports an element without an identity after delivering the rest, with exit code 1', async () => {
    const { exitCode, stdout, stderr } = await list([wireWithout('createdAt'), wire()], ['--json'])
    expect(JSON.parse(stdout)).toHaveLength(1)
    expect(stderr).toMatch(/^problem: Element 0 .*"createdAt"/)
    expect(stderr).not.toContain('No interactions yet')
    expect(exitCode).toBe(1)
  })

  test('says nothing of "no interactions" when all elements lack their identity', async () => {
    const { exitCode, stderr } = await list([wireWithout('id')])
    expect(stderr).not.toContain('No interactions yet')
    expect(exitCode).toBe(1)
  })

  test('reports an element with the id of another and a different content, with exit code 1', async () => {
    const { exitCode, stdout, stderr } = await list(
      [wire(), wire({ createdAt: '2026-01-01T00:00:00Z' }), wire()],
      ['--json'],
    )
    expect(JSON.parse(stdout)).toMatchObject([{ createdAt: '2026-01-01T00:00:00Z' }])
    expect(stderr).toMatch(/^problem: Element 0 .* the id of element 1[^\n]*\n$/)
    expect(exitCode).toBe(1)
  })

  test('lists an interaction of another message, and notes it, with exit code 0', async () => {
    const messageId = '00000000-0000-4000-8000-000000000001'
    const { exitCode, stdout, stderr } = await list([wire({ messageId })], ['--json'])
    expect(JSON.parse(stdout)).toMatchObject([{ messageId }])
    expect(stderr).toMatch(/^note: Element 0 [^\n]*00000000-0000-4000-8000-000000000001[^\n]*\n$/)
    expect(exitCode).toBe(0)
  })

  test('notes a list that may be cut, with exit code 0', async () => {
    const full = Array.from({ length: 10 }, (_, number) => wire({ id: `id-${number}` }))
    const { exitCode, stdout, stderr } = await list(full, ['--json'])
    expect(JSON.parse(stdout)).toHaveLength(10)
    expect(stderr).toMatch(/^note: The list may be cut[^\n]*\n$/)
    expect(exitCode).toBe(0)
  })

  test('fails for what was left out, whatever else is noted', async () => {
    const messageId = '00000000-0000-4000-8000-000000000001'
    const { exitCode, stderr } = await list([wire({ messageId }), wireWithout('id')])
    expect(stderr).toMatch(/^problem: Element 1 [^\n]*\nnote: Element 0 [^\n]*\n$/)
    expect(exitCode).toBe(1)
  })

  test('decodes the two examples that Bird has published, which lack the required context', async () => {
    const read = {
      ...wireWithout('details', 'metadata'),
      id: 'de476f9b-5966-11ef-90fc-0a58a9feac01',
      type: 'read',
    }
    const { exitCode, stdout } = await list([read, wire()], ['--json'])
    expect(JSON.parse(stdout)).toMatchObject([
      { channel: 'rcs', type: 'read' },
      {
        type: 'clicked',
        details: { card: 0, item: 1 },
        metadata: { button: { payload: 'website' } },
      },
    ])
    expect(exitCode).toBe(0)
  })

  test('lists every message of the sandbox, each with interactions that it recognises', async () => {
    await using sandbox = await startSandbox()
    expect(sandbox.messages.length).toBeGreaterThan(2)
    for (const { id, channelId, channel } of sandbox.messages) {
      const { exitCode, stdout } = await run(['list', id, '--channel-id', channelId, '--json'], {
        env: {
          BIRD_BASE_URL: sandbox.url,
          BIRD_ACCESS_KEY: sandbox.accessKey,
          BIRD_WORKSPACE_ID: sandbox.workspaceId,
        },
      })
      expect(exitCode).toBe(0)
      const interactions = JSON.parse(stdout) as { channel: string; type: string }[]
      expect(interactions.length).toBeGreaterThan(0)
      for (const interaction of interactions) {
        expect(interaction.channel).toBe(channel)
        expect(interaction.type).not.toBe('unknown')
      }
    }
  })

  test('never shows the key', async () => {
    const { stdout, stderr } = await list([wire(), wireWithout('id')], ['--json', '--raw'])
    expect(stdout + stderr).not.toContain(CANARY)
  })
})
