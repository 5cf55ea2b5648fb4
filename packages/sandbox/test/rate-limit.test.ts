import { describe, expect, test } from 'vitest'

import { startSandbox } from '../src/index.ts'
import { createSlidingWindow } from '../src/sliding-window.ts'
import { violations } from './openapi.ts'
import { pathOf, sendRaw, WHATSAPP } from './server.ts'

describe('the rate limit over HTTP', () => {
  test('lets 50 GET requests of a workspace through and answers the 51st with 429', async () => {
    await using sandbox = await startSandbox()
    // In one write, so that all arrive within the second however slow the machine is.
    const answer = await sendRaw(sandbox, request(pathOf(sandbox, WHATSAPP)).repeat(60))
    expect(statuses(answer)).toEqual([...Array(50).fill(200), ...Array(10).fill(429)])
    const body: unknown = JSON.parse(answer.slice(answer.lastIndexOf('\r\n\r\n')))
    expect(violations('error.detailed', body)).toEqual([])
    expect(body).toMatchObject({
      code: 'SandboxRateLimited',
      message: expect.stringContaining('Made up by the sandbox'),
    })
  })

  test('counts requests for what does not exist in the workspace, but not those to others', async () => {
    await using sandbox = await startSandbox()
    const unknown = request(pathOf(sandbox, 'unknown'))
    const elsewhere = request(pathOf(sandbox, WHATSAPP, { workspaceId: 'elsewhere' }))
    const posted = request(pathOf(sandbox, WHATSAPP), 'POST')
    const answer = await sendRaw(
      sandbox,
      unknown.repeat(49) + (elsewhere + posted) + request(pathOf(sandbox, WHATSAPP)).repeat(2),
    )
    expect(statuses(answer)).toEqual([...Array(50).fill(404), 405, 200, 429])
  })
})

describe('the window', () => {
  test('slides: as many as are older than it are allowed again, to the millisecond', () => {
    let time = 0
    const admit = createSlidingWindow(3, 1000, () => time)
    expect([admit(), admit()]).toEqual([true, true])
    time = 600
    expect([admit(), admit()]).toEqual([true, false])
    time = 999
    expect(admit()).toBe(false)
    time = 1000
    expect([admit(), admit(), admit()]).toEqual([true, true, false])
    time = 1600
    expect([admit(), admit()]).toEqual([true, false])
  })

  test('never has more than its limit, wherever it is put', () => {
    let time = 0
    const admit = createSlidingWindow(5, 1000, () => time)
    const admitted: number[] = []
    for (; time < 10_000; time += 37) if (admit()) admitted.push(time)
    expect(admitted.length).toBeGreaterThan(40)
    for (const start of admitted) {
      const inWindow = admitted.filter((time) => time >= start && time < start + 1000)
      expect(inWindow.length).toBeLessThanOrEqual(5)
    }
  })
})

function request(path: string, method = 'GET'): string {
  return `${method} ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: AccessKey sandbox-access-key\r\n\r\n`
}

function statuses(answer: string): number[] {
  return [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status))
}
