import { afterAll, beforeAll, expect, test } from 'vitest'

import { type Sandbox, startSandbox } from '../src/index.ts'
import { ask, openSocket, until } from './wire.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ faults: ['tls=trusted'] })
})
afterAll(() => sandbox.close())

test('the URL says which protocol it is', () => {
  sandbox.setFaults(['tls=trusted'])
  expect(sandbox.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
  sandbox.setFaults([])
  expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
})

test('the right certificate is accepted by whoever trusts its authority, and by nobody else', async () => {
  sandbox.setFaults(['tls=trusted'])
  const ca = sandbox.certificateAuthority
  expect(await ask(sandbox, { ca })).toMatchObject({ status: 200 })
  expect((await ask(sandbox)).failed).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE')
  await using other = await startSandbox({ faults: ['tls=trusted'] })
  expect((await ask(other, { ca })).status).toBeUndefined()
})

test.each([
  ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ['unknown-ca', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ['expired', 'CERT_HAS_EXPIRED'],
  ['wrong-host', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['old-protocol', /^(?:EPROTO|ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION)$/],
  ['reset', 'ECONNRESET'],
  ['plain', /^(?:EPROTO|ERR_SSL_WRONG_VERSION_NUMBER)$/],
])('%s ends in %s, though the authority is trusted', async (fault, code) => {
  sandbox.setFaults([`tls=${fault}`])
  const ca = sandbox.certificateAuthority
  const before = sandbox.requests.length
  const outcome = await ask(sandbox, { ca })
  expect(outcome.failed).toMatch(code)
  expect(outcome.status).toBeUndefined()
  expect(sandbox.requests.length).toBe(before)
  await until(() => sandbox.connections.every(({ closedAt }) => closedAt !== undefined))
})

test('a handshake that never goes on is ended by the client', async () => {
  sandbox.setFaults(['tls=stall'])
  const socket = openSocket(sandbox)
  let received = 0
  socket.on('data', ({ length }) => (received += length))
  socket.write(Buffer.from('160301', 'hex'))
  const { length } = sandbox.connections
  await until(() => sandbox.connections.length > length || length > 0)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(received).toBe(0)
  expect(sandbox.connections.at(-1)?.closedAt).toBeUndefined()
  socket.end()
  await until(() => sandbox.connections.at(-1)?.closedAt !== undefined)
})

test('connections are counted, and the others are right', async () => {
  sandbox.setFaults(['tls=expired,skip=1,times=1'])
  const ca = sandbox.certificateAuthority
  const outcomes = [
    await ask(sandbox, { ca }),
    await ask(sandbox, { ca }),
    await ask(sandbox, { ca }),
  ]
  expect(outcomes.map(({ failed, status }) => failed ?? status)).toEqual([
    200,
    'CERT_HAS_EXPIRED',
    200,
  ])
})

test('the other faults hit requests over it as well', async () => {
  const ca = sandbox.certificateAuthority
  sandbox.setFaults(['tls=trusted', 'status=503,times=1', 'reset=40,times=1', 'close=40,times=1'])
  expect((await ask(sandbox, { ca })).status).toBe(503)
  for (let cut = 0; cut < 2; cut += 1) {
    const { body, failed } = await ask(sandbox, { ca })
    expect(body.length).toBe(40)
    expect(failed).toBe('ECONNRESET')
  }
  expect((await ask(sandbox, { ca })).status).toBe(200)
})
