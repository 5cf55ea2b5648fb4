import { describe, expect, test } from 'vitest'

import { isRecipient, maskRecipient } from '../src/output/mask-recipient.ts'
import { localTime, nameOfZone } from '../src/output/time.ts'

describe('a time for its reader', () => {
  test.each([
    ['2026-03-03T16:30:21.190048Z', 'Europe/Lisbon', '2026-03-03 16:30:21'],
    ['2026-07-03T23:59:59.999999999Z', 'Europe/Lisbon', '2026-07-04 00:59:59'],
    ['2026-07-03T23:59:59+02:00', 'Asia/Kathmandu', '2026-07-04 03:44:59'],
    ['2026-01-01T00:00:00Z', 'America/New_York', '2025-12-31 19:00:00'],
    ['2026-01-01t00:00:00z', 'UTC', '2026-01-01 00:00:00'],
    ['0009-01-01T00:00:00Z', 'UTC', '0009-01-01 00:00:00'],
  ])('%s in %s is %s', (timestamp, zone, shown) => {
    expect(localTime(timestamp, zone)).toBe(shown)
  })

  test.each(['', 'yesterday', '2026-03-03', '2026-13-03T00:00:00Z', '2016-12-31T23:59:60Z', '1'])(
    'is none for %j',
    (text) => {
      expect(localTime(text, 'UTC')).toBeUndefined()
    },
  )

  test('names its zone', () => {
    expect(nameOfZone('Europe/Lisbon')).toBe('Europe/Lisbon')
    expect(nameOfZone()).not.toBe('')
  })
})

describe('a recipient on a terminal', () => {
  test.each([
    ['+447700900001', '+44***01'],
    ['0044 7700 900001', '004***01'],
    ['ada@example.com', 'a***@example.com'],
    ['👩‍🚀@example.com', '👩***@example.com'],
    ['@handle', '@***'],
    ['Ada Lovelace', 'A***'],
    ['+123', '+***'],
    ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000001'],
  ])('%s is shown as %s', (sent, shown) => {
    expect(maskRecipient(sent)).toBe(shown)
  })

  test.each([
    ['receiver.contacts.0.identifierValue', true],
    ['receiver.contacts.0.contactAnnotation.name', true],
    ['raw.receiver.connector.identifierValue', true],
    ['raw.receiver.undocumented.0', true],
    ['receiver.contacts.0.id', false],
    ['receiver.contacts.0.identifierKey', false],
    ['metadata.link.name', false],
    ['id', false],
    ['raw', false],
  ])('what is at %s tells who it is: %s', (path, tells) => {
    expect(isRecipient(path.split('.'))).toBe(tells)
  })
})
