import { inspect } from 'node:util'

import { ConfigError } from '@bird-interactions/core'
import { expect, onTestFinished, test, vi } from 'vitest'

import { aMoment, at, listenFor, nameService, trust } from './connections-setting.ts'
import { anyRef, clientFor, refOf, rejection, sandboxWith } from './support.ts'

const REDIRECTS = [301, 302, 303, 307, 308]

test.each(REDIRECTS)(
  'C33 a redirect (%i) to the same origin is not followed, and the error names the host it leads to',
  async (status) => {
    const sandbox = await sandboxWith()
    for (const location of ['/elsewhere', `${sandbox.url}/elsewhere`]) {
      sandbox.setFaults([{ status, header: [`Location: ${location}`] }])
      const before = sandbox.requests.length
      const error = await rejection(clientFor(sandbox).interactions.list(refOf(sandbox)))
      expect(error).toMatchObject({ name: 'ApiError', code: 'redirected', status, attempts: 1 })
      expect(error['message']).toContain(`${sandbox.url}/elsewhere`)
      expect(sandbox.requests).toHaveLength(before + 1)
    }
  },
)

test.each(REDIRECTS)(
  'C34 a redirect (%i) to another port reaches it with no request, and so with no key',
  async (status) => {
    const sandbox = await sandboxWith({ redirect: status })
    const client = clientFor(sandbox)
    expect(await rejection(client.interactions.list(refOf(sandbox)))).toMatchObject({ status })
    expect(sandbox.redirected).toEqual([])
    expect(sandbox.requests).toHaveLength(1)
  },
)

test.each(['http://127.0.0.1', 'http://localhost', 'https://127.0.0.1', '//localhost'])(
  'C34 a redirect to %s makes no connection to the other server, not even one without the key',
  async (place) => {
    const attacker = await listenFor()
    const header = [`Location: ${place}:${attacker.port}/`]
    const sandbox = await sandboxWith({ status: 302, header })
    const client = clientFor(sandbox, { timeout: { totalMs: 1_000 } })
    const error = await rejection(client.interactions.list(refOf(sandbox)))
    expect(error).toMatchObject({ name: 'ApiError', status: 302 })
    await aMoment()
    expect(attacker.sockets).toHaveLength(0)
    expect(sandbox.requests).toHaveLength(1)
  },
)

test.each([
  'http://api.bird.com',
  'http://10.0.0.1:8080',
  'http://127.0.0.1.bird.test',
  'http://localhost.bird.test',
  'HTTP://api.bird.com',
])('C35 %s is refused when the client is made: the key would travel in the clear', (url) => {
  expect(() => clientFor(at(url))).toThrow(ConfigError)
  expect(() => clientFor(at(url))).toThrow('http:')
  expect(() => clientFor(at(url), { allowInsecure: true })).not.toThrow()
})

test('C35 without TLS a server elsewhere is asked only when allowInsecure says so', async () => {
  nameService(() => undefined)
  const sandbox = await sandboxWith()
  const insecure = { ...sandbox, url: sandbox.url.replace('127.0.0.1', 'api.bird.test') }
  expect(() => clientFor(insecure)).toThrow(ConfigError)
  expect(sandbox.connections).toHaveLength(0)
  const client = clientFor(insecure, { allowInsecure: true })
  await client.interactions.list(refOf(sandbox))
  expect(sandbox.requests).toHaveLength(1)
})

test('C35 a redirect from https to http is not followed', async () => {
  const sandbox = await sandboxWith('tls=trusted', 'redirect=307')
  trust(sandbox.certificateAuthority)
  expect(sandbox.url).toMatch(/^https:/)
  const error = await rejection(clientFor(sandbox).interactions.list(refOf(sandbox)))
  expect(error).toMatchObject({ code: 'redirected', status: 307 })
  expect(error['message']).toContain('"http://127.0.0.1:')
  expect(sandbox.redirected).toEqual([])
})

const SECRET = 'canary-2f9d'

test.each([
  `https://someone:${SECRET}@api.bird.com`,
  `https://:${SECRET}@api.bird.com`,
  `https://${SECRET}@api.bird.com`,
  `https://someone:${SECRET}@`,
  `ftp://someone:${SECRET}@api.bird.com`,
])('C36 credentials in the base URL %# are refused, and never shown', async (url) => {
  let error: unknown
  try {
    clientFor(at(url))
  } catch (thrown) {
    error = thrown
  }
  expect(error).toMatchObject({ name: 'ConfigError', code: 'invalid_base_url' })
  const shown = `${inspect(error, { depth: 20, showHidden: true })}${JSON.stringify(error)}`
  expect(shown).not.toContain(SECRET)
})

test.each(['https://api.bird.com/?a=b', 'https://api.bird.com/#there', 'api.bird.com', ''])(
  'C36 the base URL "%s" is refused',
  (url) => {
    expect(() => clientFor(at(url))).toThrow(ConfigError)
  },
)

test.each([
  ['', ''],
  ['/', ''],
  ['///', ''],
  ['/bird', '/bird'],
  ['/gateway/bird//', '/gateway/bird'],
])('C36 with "%s" behind the base URL every path starts with "%s"', async (end, prefix) => {
  const sandbox = await sandboxWith('body={"results":[]}')
  await clientFor({ ...sandbox, url: `${sandbox.url}${end}` }).interactions.list(anyRef)
  expect(sandbox.requests.map(({ target }) => target)).toEqual([
    `${prefix}/workspaces/${sandbox.workspaceId}/channels/${anyRef.channelId}/messages/${anyRef.messageId}/interactions`,
  ])
})

test('C36 a host in the environment changes nothing: where the key goes is said in the program', async () => {
  const attacker = await listenFor()
  for (const name of ['BIRD_BASE_URL', 'BIRD_URL', 'BASE_URL', 'HTTP_PROXY', 'http_proxy']) {
    vi.stubEnv(name, `http://127.0.0.1:${attacker.port}`)
  }
  onTestFinished(() => void vi.unstubAllEnvs())
  const sandbox = await sandboxWith()
  await clientFor(sandbox).interactions.list(refOf(sandbox))
  expect(sandbox.requests).toHaveLength(1)
  expect(attacker.sockets).toHaveLength(0)
})
