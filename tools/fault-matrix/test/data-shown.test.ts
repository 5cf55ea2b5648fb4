import { describe, expect, test } from 'vitest'

import { runList } from './command.ts'
import { decode, list, uuid, wireOf, wireWithout } from './data-setting.ts'

describe('who received the message', () => {
  const contacts = [
    { id: uuid(1), identifierKey: 'phonenumber', identifierValue: '+447123456789', type: 'to' },
    { identifiers: [{ identifierKey: 'emailaddress', identifierValue: 'a@example.com' }] },
    { id: uuid(3), countryCode: 'GB' },
  ]
  const connector = { id: uuid(4), identifierValue: '+12025550123', types: ['sms'] }
  const receivers = [
    [{ contacts, connector }, `+447123456789, a@example.com, ${uuid(3)}`],
    [{ connector }, '+12025550123'],
    [{ connector: { id: uuid(4) } }, uuid(4)],
    [{}, '-'],
    [undefined, '-'],
  ] as const

  test('D23 several contacts, only a connector and no receiver at all are decoded as sent', () => {
    for (const [receiver] of receivers) {
      expect(decode({ ...wireWithout('receiver'), receiver }).receiver).toStrictEqual(receiver)
    }
    expect(decode(wireWithout('receiver'))).not.toHaveProperty('receiver')
  })

  test('D23 the table names every contact, or else the connector, or else nobody, the same each time', async () => {
    const wires = receivers.map(([receiver], index) => wireOf({ id: uuid(index), receiver }))
    const outcome = await runList(wires)
    const again = await runList(wires)
    const [header = '', ...rows] = outcome.stdout.trimEnd().split('\n')
    expect(header).toMatch(/ WHO$/)
    expect(rows.map((row) => row.slice(header.indexOf('WHO')))).toEqual(
      receivers.map(([, who]) => who),
    )
    expect(again.stdout).toBe(outcome.stdout)
  })
})

describe('characters that a terminal obeys, hides or reorders', () => {
  const hostile = '\u001b[2J👩‍🚀 \u202egpj.exe\u202c\u2066\u200b\u0007\u009b31m\n\u007f'
  const wire = wireOf({
    metadata: { button: { payload: hostile }, link: { name: hostile } },
    receiver: { contacts: [{ identifierValue: hostile, contactAnnotation: { name: hostile } }] },
    messageTags: [hostile],
  })
  const ESCAPED_FOR_PEOPLE =
    /[\0-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/

  test('D24 are delivered intact', async () => {
    const { interactions } = await list([wire])
    const { metadata, receiver, messageTags } = interactions[0] ?? {}
    expect({ metadata, receiver, messageTags }).toEqual({
      metadata: wire['metadata'],
      receiver: wire['receiver'],
      messageTags: wire['messageTags'],
    })
  })

  test('D24 are escaped in the table of the command, one row for one interaction, an emoji left whole', async () => {
    const { stdout, stderr } = await runList([wire])
    expect(stdout.split('\n')).toHaveLength(3)
    expect(stdout + stderr).not.toMatch(ESCAPED_FOR_PEOPLE)
    expect(stdout).toContain(
      String.raw`^[[2J👩‍🚀 \u{202e}gpj.exe\u{202c}\u{2066}\u{200b}^G\u{9b}31m^J^?`,
    )
  })

  test('D24 are escaped in JSON that parses to the same data', async () => {
    const { stdout } = await runList([wire], '--json')
    expect(stdout).not.toMatch(/[\0-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/)
    expect(JSON.parse(stdout)).toMatchObject([{ metadata: wire['metadata'] }])
  })
})
