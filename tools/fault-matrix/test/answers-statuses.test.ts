import { inspect } from 'node:util'

import { ApiError } from '@bird-interactions/core'
import { fakeClock } from '@bird-interactions/core/testing'
import { describe, expect, test } from 'vitest'

import { clientFor, recordAttempts, refOf, rejection, sandboxWith, until } from './support.ts'

describe('a status that passes', () => {
  test.each([500, 502, 503, 504])(
    'C11 after %i the request is sent again, and answered',
    async (status) => {
      const sandbox = await sandboxWith({ status, times: 1 })
      const { interactions, response } = await clientFor(sandbox).interactions.list(refOf(sandbox))
      expect(response).toMatchObject({ status: 200, attempts: 2 })
      expect(interactions).not.toEqual([])
      expect(sandbox.requests).toHaveLength(2)
    },
  )

  test('C11 what Retry-After of a 503 asks for is waited for', async () => {
    const sandbox = await sandboxWith('status=503,retry-after=2,times=1')
    const clock = fakeClock()
    const { attempts, observe } = recordAttempts(clock)
    const call = clientFor(sandbox, { clock, observe }).interactions.list(refOf(sandbox))
    await until(() => attempts.length === 1)
    await clock.advance(2400)
    expect((await call).response.attempts).toBe(2)
    expect(attempts[1]?.sentAt).toBeGreaterThanOrEqual(2000)
    expect(attempts[1]?.sentAt).toBeLessThanOrEqual(2400)
  })

  test.each([408, 425])('C13 after %i the request is sent again, and answered', async (status) => {
    const sandbox = await sandboxWith({ status, times: 1 })
    const { response } = await clientFor(sandbox).interactions.list(refOf(sandbox))
    expect(response).toMatchObject({ status: 200, attempts: 2 })
  })
})

describe('a status that stays', () => {
  test.each([
    [501, 'server_error'],
    [505, 'server_error'],
    [400, 'invalid_request'],
    [410, 'invalid_request'],
    [422, 'invalid_request'],
  ])('C12 %i is an error at once, after one request', async (status, code) => {
    const sandbox = await sandboxWith({ status })
    const error = await rejection(clientFor(sandbox).interactions.list(refOf(sandbox)))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ code, status, attempts: 1, body: { code: 'SandboxFault' } })
    expect(sandbox.requests).toHaveLength(1)
  })

  describe.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
  ])('%i', (status, code) => {
    const canary = 'canary-5b1f77e0c2'

    test(`C14 ${status} is an error at once, and shows the key nowhere, though the answer repeats it`, async () => {
      const sandbox = await sandboxWith({
        status,
        body: JSON.stringify({
          code: `Key${canary}`,
          message: `AccessKey ${canary} is not good enough`,
          details: { authorization: [`AccessKey ${canary}`] },
        }),
        header: [`WWW-Authenticate: AccessKey key="${canary}"`],
      })
      const outputs: unknown[] = []
      const write = (...words: unknown[]): void => void outputs.push(...words)
      const client = clientFor(sandbox, {
        accessKey: canary,
        observe: write,
        logger: { debug: write, warn: write, error: write },
      })
      const error = await rejection<Error>(client.interactions.list(refOf(sandbox)))
      expect(error).toBeInstanceOf(ApiError)
      expect(error).toMatchObject({ code, status, attempts: 1 })
      expect(sandbox.requests).toHaveLength(1)
      outputs.push(error, error.stack, error.message, JSON.stringify(error), client)
      expect(outputs.length).toBeGreaterThan(5)
      for (const output of outputs) {
        const shown =
          typeof output === 'string' ? output : inspect(output, { depth: 20, showHidden: true })
        expect(shown).not.toContain(canary)
      }
    })

    test(`C14 ${status} ends a bulk run of a million messages after the first answers`, async () => {
      const sandbox = await sandboxWith({ status })
      const ref = refOf(sandbox)
      let pulled = 0
      function* million() {
        for (; pulled < 1_000_000; pulled++) yield ref
      }
      const bulk = async (): Promise<void> => {
        const client = clientFor(sandbox)
        for await (const result of client.interactions.listMany(million(), { concurrency: 4 })) {
          throw new Error(`A result came: ${inspect(result)}`)
        }
      }
      expect(await rejection(bulk())).toMatchObject({ code, status })
      expect(pulled).toBeLessThanOrEqual(4)
      expect(sandbox.requests.length).toBeLessThanOrEqual(4)
    })
  })

  test('C15 404 for one message is an error that says so; in bulk it is that message’s result, and the others are answered', async () => {
    const sandbox = await sandboxWith()
    const refs = sandbox.messages.map((_message, index) => refOf(sandbox, index))
    const gone = refOf(sandbox, 1)
    sandbox.setFaults([{ status: 404, message: gone.messageId }])
    const client = clientFor(sandbox)
    const error = await rejection(client.interactions.list(gone))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ code: 'not_found', status: 404, attempts: 1 })

    const ended = []
    for await (const result of client.interactions.listMany(refs, { concurrency: 1 })) {
      ended.push(result)
    }
    expect(ended).toHaveLength(refs.length)
    expect(ended.map(({ ref }) => ref)).toEqual(refs)
    expect(ended.filter(({ ok }) => !ok)).toMatchObject([
      { ref: gone, error: { code: 'not_found' } },
    ])
  })
})

test.each([400, 403, 404, 413, 451])(
  'C16 the page of a firewall with %i is an error of that status, with its type and at most 200 harmless characters of it',
  async (status) => {
    const start = '<html>\u001b]0;title\u0007\u202e'
    const sandbox = await sandboxWith({
      status,
      body: `${start}${'x'.repeat(5000)}</html>`,
      header: ['Content-Type: text/html; charset=utf-8'],
    })
    const error = await rejection<ApiError>(clientFor(sandbox).interactions.list(refOf(sandbox)))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).not.toBeInstanceOf(SyntaxError)
    expect(error).toMatchObject({ status, headers: { 'content-type': 'text/html; charset=utf-8' } })
    expect(error.body).toBeUndefined()
    expect(error.message).toContain('text/html; charset=utf-8')
    expect(error.message).toContain('<html>\\u001b]0;title\\u0007\\u202e')
    expect(error.message).not.toMatch(/[\p{Cc}\u202e]/u)
    expect(/x{2,}/.exec(error.message)?.[0]).toHaveLength(200 - start.length)
  },
)
