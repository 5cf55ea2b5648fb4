import { inspect } from 'node:util'

import { BirdError, ConfigError } from '@bird-interactions/core'
import type { Transport } from '@bird-interactions/core/client'
import { fakeClock, fakeTransport } from '@bird-interactions/core/testing'
import { expect, onTestFinished, test } from 'vitest'

import { anyRef, clientFor, nowhere, refOf, rejection, sandboxWith } from './support.ts'

test.each([
  '..',
  '.',
  '%2e%2e',
  'a/b',
  'x?y#z',
  '',
  '\0',
  'a\r\nx-evil: 1',
  'no-uuid',
  `${anyRef.messageId}/..`,
  `../${anyRef.messageId}`,
  `${anyRef.messageId}\n`,
  `{${anyRef.messageId}}`,
])('C54 the id %j is refused by its name before anything is sent', async (id) => {
  const sandbox = await sandboxWith()
  const { interactions } = clientFor(sandbox)
  const ref = refOf(sandbox)
  for (const [name, call] of [
    ['messageId', interactions.list({ ...ref, messageId: id })],
    ['channelId', interactions.list({ ...ref, channelId: id })],
    ['workspaceId', interactions.list(ref, { workspaceId: id })],
  ] as const) {
    const error = await rejection<Error>(call)
    expect(error).toMatchObject({ name: 'ConfigError', code: 'invalid_id' })
    expect(error.message).toContain(name)
    expect(error.message).not.toMatch(/[\u0000-\u001f]/)
  }
  expect(() => clientFor({ ...sandbox, workspaceId: id })).toThrow(ConfigError)
  expect(sandbox.connections).toEqual([])
})

const KEY = 'canary-5f1d'

test.each([
  ['a line break at its end', `${KEY}\n`, '.trim()'],
  ['a line break and a header', `${KEY}\r\nx-evil: 1`, 'control character'],
  ['a blank inside', `${KEY} ${KEY}`, 'blank'],
  ['a blank at its start', ` ${KEY}`, '.trim()'],
  ['a letter outside ASCII', `${KEY}é`, 'ASCII'],
  ['nothing in it', '', 'empty'],
  ['the word Bearer in front', `Bearer ${KEY}`, 'pass the key alone'],
  ['the word AccessKey in front', `AccessKey ${KEY}`, 'pass the key alone'],
])(
  'C55 an access key with %s is refused when the client is made, with a hint that does not show it',
  async (_what, accessKey, hint) => {
    const sandbox = await sandboxWith()
    let error: unknown
    try {
      clientFor({ ...sandbox, accessKey })
    } catch (thrown) {
      error = thrown
    }
    const late = await rejection(
      clientFor(sandbox, { accessKey: () => accessKey }).interactions.list(refOf(sandbox)),
    )
    for (const refusal of [error, late]) {
      expect(refusal).toMatchObject({ name: 'ConfigError', code: 'invalid_access_key' })
      expect((refusal as Error).message).toContain(hint)
      const shown = `${inspect(refusal, { depth: 20, showHidden: true })}${JSON.stringify(refusal)}`
      expect(shown).not.toContain(KEY)
    }
    expect(sandbox.connections).toEqual([])
  },
)

function fail(error: Error): never {
  throw error
}

/** Fails in each way in which a function can. */
const FAILURES = [
  ['throws', fail],
  ['rejects', async (error: Error): Promise<never> => fail(error)],
] as const

/** The warnings of this process from now on. */
function watchWarnings(): readonly Error[] {
  const warnings: Error[] = []
  const onWarning = (warning: Error): void => void warnings.push(warning)
  process.on('warning', onWarning)
  onTestFinished(() => void process.off('warning', onWarning))
  return warnings
}

test.each(FAILURES)(
  'C58 a transport that %s is a typed error with its own error as the cause, tried as often as a connection',
  async (_how, fail) => {
    const cause = new Error('the dispatcher is out of order')
    let sent = 0
    const transport = (() => {
      sent += 1
      return fail(cause)
    }) as Transport
    const error = await rejection(clientFor(nowhere, { transport }).interactions.list(anyRef))
    expect(error).toBeInstanceOf(BirdError)
    expect(error).toMatchObject({ name: 'ConnectionError', code: 'connection_failed', attempts: 3 })
    expect(error['cause']).toBe(cause)
    expect(sent).toBe(3)
  },
)

test('C58 a transport that hangs is given up when the time of an attempt is over', async () => {
  const clock = fakeClock()
  const transport: Transport = () => new Promise(() => {})
  const client = clientFor(nowhere, { transport, clock, timeout: { attemptMs: 700 }, retries: 0 })
  const call = rejection(client.interactions.list(anyRef))
  await clock.advance(700)
  expect(await call).toMatchObject({ name: 'TimeoutError', code: 'attempt_timed_out' })
})

test.each([...FAILURES, ['hangs', () => new Promise(() => {})] as const])(
  'C58 an observer and a logger that %s change nothing in the calls and their retries',
  async (how, fail) => {
    const warnings = watchWarnings()
    const sandbox = await sandboxWith('status=503,times=1')
    const misbehave = (): unknown => fail(new Error('out of order'))
    const client = clientFor(sandbox, {
      observe: misbehave,
      logger: { debug: misbehave, warn: misbehave, error: misbehave },
    })
    const { interactions, response } = await client.interactions.list(refOf(sandbox))
    expect(interactions.length).toBeGreaterThan(0)
    expect(response.attempts).toBe(2)
    sandbox.setFaults(['status=404'])
    const error = await rejection(client.interactions.list(refOf(sandbox)))
    expect(error).toMatchObject({ code: 'not_found', attempts: 1 })
    await new Promise(setImmediate)
    expect(warnings).toHaveLength(how === 'hangs' ? 0 : 6)
  },
)

test.each(FAILURES)(
  'C58 an access key function and a limiter that %s are typed errors with their own error as the cause, and nothing is sent',
  async (_how, fail) => {
    const cause = new Error('out of order')
    const transport = fakeTransport()
    const misbehave = (): never => fail(cause) as never
    for (const [code, options] of [
      ['invalid_access_key', { accessKey: misbehave }],
      ['limiter_failed', { rateLimit: { acquire: misbehave, report: () => {} } }],
    ] as const) {
      const client = clientFor(nowhere, { transport, ...options })
      const error = await rejection(client.interactions.list(anyRef))
      expect(error).toMatchObject({ name: 'ConfigError', code })
      expect(error['cause']).toBe(cause)
    }
    expect(transport.requests).toEqual([])
  },
)
