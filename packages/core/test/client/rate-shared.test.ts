import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import { createRateLimiter, type RateLimiter } from '@bird-interactions/core/client'
import { expect, onTestFinished, test } from 'vitest'

import { serve } from './server.ts'
import { shareLimiter } from './shared-limiter/over-ipc.ts'
import { mostWithin } from './windows.ts'

const program = fileURLToPath(new URL('shared-limiter/program.ts', import.meta.url))

test('two processes that share a limiter stay below it together', async () => {
  const perSecond = 60
  const each = 40
  const arrivals: number[] = []
  const grants: number[] = []
  const server = await serve((_request, response) => {
    arrivals.push(performance.now())
    response.end('{"results":[]}')
  })
  const limiter = createRateLimiter({ perSecond })
  const watched: RateLimiter = {
    ...limiter,
    acquire: async (request) => {
      const grant = await limiter.acquire(request)
      if (grant === 'granted') grants.push(performance.now())
      return grant
    },
  }
  const endings = await Promise.all(
    [1, 2].map(async () => {
      const child = fork(program, [server.url, String(each)], {
        execArgv: ['--conditions=@bird-interactions/source'],
      })
      onTestFinished(() => void child.kill())
      shareLimiter(watched, child)
      return once(child, 'exit')
    }),
  )

  expect(endings).toEqual([
    [0, null],
    [0, null],
  ])
  expect(arrivals).toHaveLength(2 * each)
  expect(grants).toHaveLength(2 * each)
  expect(mostWithin(1000, grants)).toBeLessThanOrEqual(perSecond)
  // Grants and arrivals are read from one clock. How long a request takes from one to the other differs by what the event loops
  // of three processes are busy with: so much may two arrivals be nearer to each other than their grants, and not more.
  const delays = arrivals.map((arrival, index) => arrival - (grants[index] ?? NaN))
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(0)
  const jitter = Math.max(...delays) - Math.min(...delays)
  expect(jitter).toBeLessThan(700)
  expect(mostWithin(1000 - jitter, arrivals)).toBeLessThanOrEqual(perSecond)
})
