import { createCsvFormat, createNdjsonFormat, recipientOf } from '@bird-interactions/export'
import { describe, expect, test } from 'vitest'

import { channels, messageId, row, wire } from './support/rows.ts'

describe('a row of an export', () => {
  test('is the decoded interaction, with its version and the recipient', () => {
    expect(JSON.parse(createNdjsonFormat().format(row()))).toEqual({
      schemaVersion: 1,
      id: wire().id,
      messageId,
      channelId: wire().channelId,
      channel: 'rcs',
      platformId: 'rcs-google',
      type: 'clicked',
      createdAt: '2026-01-01T00:00:00.19271Z',
      messageCreatedAt: '2026-01-01T00:00:00Z',
      details: { kind: 'cardItem', card: 2, item: 1, text: 'card_2_item_1_clicked' },
      metadata: { button: { payload: 'website' } },
      receiver: { contacts: [{ identifierValue: '+12025550105' }] },
      recipient: '+12025550105',
    })
  })

  test('names the message whose list it was in, where it names another itself', () => {
    const other = '30000000-0000-4000-8000-000000000002'
    expect(row({ messageId: other })).toMatchObject({ messageId: other, listedUnder: messageId })
    expect(row({ messageId: messageId.toUpperCase() })).not.toHaveProperty('listedUnder')
  })

  test('has the object as received when that is asked for, unknown fields and all', () => {
    const sent = wire({ surprise: [1, { deep: null }] })
    const { format } = createNdjsonFormat({ raw: true })
    expect(JSON.parse(format(row({ surprise: [1, { deep: null }] }, true)))).toMatchObject({
      raw: sent,
    })
    expect(row()).not.toHaveProperty('raw')
  })
})

describe('the recipient', () => {
  test.each([
    ['a contact', { contacts: [{ id: 'i', identifierValue: '+1' }] }, '+1'],
    [
      'another identifier of a contact',
      { contacts: [{ identifiers: [{}, { identifierValue: 'a@b' }] }] },
      'a@b',
    ],
    [
      'the value of a contact',
      { contacts: [{ id: 'i', receiverValue: 'v', platformAddress: 'p' }] },
      'v',
    ],
    ['the address of a contact', { contacts: [{ id: 'i', platformAddress: 'p' }] }, 'p'],
    ['the id of a contact', { contacts: [{ id: 'i' }] }, 'i'],
    ['several contacts, each once', { contacts: [{ id: 'a' }, { id: 'b' }, { id: 'a' }] }, 'a, b'],
    [
      'a user',
      { userContacts: [{ id: 'u', identifierValue: 'name' }], connector: { id: 'c' } },
      'name',
    ],
    ['an inbox', { inbox: { id: 'x' } }, 'x'],
    ['a device', { device: { id: 'd', identifierValue: 'token' } }, 'token'],
    ['the connector, when nobody else is named', { contacts: [{}], connector: { id: 'c' } }, 'c'],
    ['the name of a connector', { connector: { id: 'c', annotations: { name: 'n' } } }, 'n'],
    ['nobody', { contacts: [{ id: '' }] }, undefined],
    ['nothing', undefined, undefined],
  ])('is %s', (_what, receiver, recipient) => {
    expect(recipientOf(receiver)).toBe(recipient)
  })
})

describe('CSV', () => {
  test('has the same columns whatever the rows hold, among them each number that the channels know', () => {
    const csv = createCsvFormat({ channels })
    expect(csv.header).toBe(
      'schemaVersion,id,messageId,channelId,channel,platformId,recipient,type,sentType,createdAt,messageCreatedAt,listedUnder,details.kind,details.text,details.card,details.item,metadata.button.payload,metadata.link.name,metadata.link.url,metadata.reaction.emoji,metadata.reaction.action,metadata.prefetched,metadata\n',
    )
    expect(csv.format(row())).toBe(
      `1,40000000-0000-4000-8000-000000000001,${messageId},20000000-0000-4000-8000-000000000001,rcs,rcs-google,'+12025550105,clicked,,2026-01-01T00:00:00.19271Z,2026-01-01T00:00:00Z,,cardItem,card_2_item_1_clicked,2,1,website,,,,,,"{""button"":{""payload"":""website""}}"\n`,
    )
    const many = csv.header.split(',').length
    expect(
      csv.format(row({ type: 'read', details: undefined, metadata: undefined })).split(','),
    ).toHaveLength(many)
  })

  test.each([
    '=1',
    '+1',
    '-1',
    '@a',
    '\ta',
    '\ra',
    '＝1',
    '＋1',
    '－1',
    '＠a',
    'a,=1',
    'a;=1',
    'a|@b',
    'a\t-1',
    'a\n+1',
    'a"=1',
    "a'=1",
    "'=1",
    'a;＝1',
  ])('puts a mark in front of %j, which a spreadsheet would take for a formula', (payload) => {
    const csv = createCsvFormat({ channels })
    const cells = csv.format(row({ metadata: { button: { payload } } }))
    const marked = `'${payload}`.replaceAll('"', '""')
    expect(cells).toContain(/[",;|\t\r\n]/.test(payload) ? `,"${marked}",` : `,${marked},`)
    const plain = createCsvFormat({ channels, escapeFormulas: false })
    const own = payload.replaceAll('"', '""')
    expect(plain.format(row({ metadata: { button: { payload } } }))).toContain(
      /[",;|\t\r\n]/.test(payload) ? `,"${own}",` : `,${own},`,
    )
  })

  test('has the object as received in a column of its own when that is asked for', () => {
    const csv = createCsvFormat({ channels, raw: true })
    expect(csv.header).toMatch(/,metadata,raw\n$/)
    expect(csv.format(row({ details: undefined }, true))).toContain('""platformId"":""rcs-google""')
  })
})
