import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { runProgram, trust } from './connections-setting.ts'
import { clientFor, refOf, rejection, sandboxWith } from './support.ts'

test.each(['expired', 'wrong-host', 'self-signed', 'unknown-ca', 'old-protocol'])(
  'C39 a server whose TLS is not to be trusted (%s) gets one connection and no request, and the error says what to do',
  async (fault) => {
    const sandbox = await sandboxWith('tls=trusted')
    trust(sandbox.certificateAuthority)
    const ref = refOf(sandbox)
    expect((await clientFor(sandbox).interactions.list(ref)).interactions.length).toBeGreaterThan(0)
    sandbox.setFaults([`tls=${fault}`])
    const { requests, connections } = sandbox
    const error = await rejection(clientFor(sandbox, { retries: 3 }).interactions.list(ref))
    expect(error).toMatchObject({ name: 'ConnectionError', code: 'tls_failed', attempts: 1 })
    expect(error['message']).toContain('NODE_EXTRA_CA_CERTS')
    expect(sandbox.requests).toHaveLength(requests.length)
    expect(sandbox.connections).toHaveLength(connections.length + 1)
  },
)

test('C39 an unknown authority is trusted by a program for which NODE_EXTRA_CA_CERTS names it, as the error says', async () => {
  const sandbox = await sandboxWith('tls=trusted')
  const error = await rejection(clientFor(sandbox).interactions.list(refOf(sandbox)))
  expect(error).toMatchObject({ code: 'tls_failed' })
  const folder = mkdtempSync(join(tmpdir(), 'bird-interactions-authority-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  const file = join(folder, 'authority.pem')
  writeFileSync(file, sandbox.certificateAuthority)
  const { lines } = await runProgram(
    sandbox,
    `const bird = createClient({ ...options })
    const { interactions } = await bird.interactions.list(ref)
    tell(interactions.length > 0)`,
    { NODE_EXTRA_CA_CERTS: file },
  )
  expect(lines).toEqual(['true'])
}, 8_000)
