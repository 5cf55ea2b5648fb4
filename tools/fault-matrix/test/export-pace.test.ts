import { createRateLimiter } from '@bird-interactions/core/client'
import { fakeClock } from '@bird-interactions/core/testing'
import { createNdjsonFormat, exportInteractions, type Sink } from '@bird-interactions/export'
import { memoryOfExport } from 'export-trials/memory'
import { assert, asyncProperty, integer } from 'fast-check'
import { expect, test, vi } from 'vitest'

import { becomes, clientOf, readJournal, refsTo, sortedLines, worldOf } from './export-setting.ts'

// Processes take longer to start when much else is at work.
vi.setConfig({ testTimeout: 60_000 })

/** Takes rows, and remembers none. */
const nowhere: Sink = {
  open: () => Promise.resolve(),
  write: () => Promise.resolve(),
  flush: () => Promise.resolve(0),
  close: () => Promise.resolve(),
}

/** The most moments in any second, both ends included. */
function mostInASecond(moments: readonly number[]): number {
  let first = 0
  return moments.reduce((most, moment, last) => {
    while (moment - (moments[first] ?? moment) > 1000) first += 1
    return Math.max(most, last - first + 1)
  }, 0)
}

test('X17 no second has more requests than the rate, however long answers take', async () => {
  await assert(
    asyncProperty(
      integer({ min: 1, max: 60 }),
      integer({ min: 0, max: 400 }),
      async (rate, delayMs) => {
        const clock = fakeClock()
        const sentAt: number[] = []
        const { client } = clientOf(
          async (number) => {
            sentAt.push(clock.now())
            await new Promise<void>((resolve) => {
              clock.after((number * 7919) % (delayMs + 1), resolve)
            })
            return undefined
          },
          { clock, rateLimit: createRateLimiter({ perSecond: rate, clock }) },
        )
        const count = rate * 12
        const export_ = exportInteractions({
          client,
          refs: refsTo(count),
          sink: nowhere,
          format: createNdjsonFormat(),
          concurrency: 64,
        })
        let isDone = false
        void export_.then(() => {
          isDone = true
        })
        while (!isDone) await clock.advance(100)
        expect(await export_).toMatchObject({ ended: 'complete', counts: { messages: count } })
        expect(sentAt).toHaveLength(count)
        expect(mostInASecond(sentAt)).toBeLessThanOrEqual(rate)
      },
    ),
    { numRuns: 20 },
  )
})

test('X13 many messages take the time that the rate allows, and 3 % more at most', async () => {
  const clock = fakeClock()
  const [rate, count] = [50, 20_000]
  const { client } = clientOf(undefined, {
    clock,
    rateLimit: createRateLimiter({ perSecond: rate, clock }),
  })
  const export_ = exportInteractions({ client, refs: refsTo(count), sink: nowhere })
  let isDone = false
  void export_.then(() => {
    isDone = true
  })
  while (!isDone) await clock.advance(1000)
  expect((await export_).counts.messages).toBe(count)
  expect(clock.now()).toBeLessThanOrEqual((1.03 * 1000 * count) / rate)
})

test('X13 memory stays flat: an id costs no more than 50 bytes', () => {
  const few = memoryOfExport(1000)
  const many = memoryOfExport(150_000)
  expect(many).toBeLessThan(150)
  expect(many - few).toBeLessThan(40)
})

test('X19 when somebody else uses the quota, the export gives way, and no message is lost', async () => {
  const world = await worldOf(160, { perSecond: 40 })
  const run = await world.run('ids', '--output', 'out', '--rate', '80')
  expect(run).toMatchObject({ exitCode: 0, stdout: '' })
  const statuses = world.asked() - 160
  // Asked for again after a 429, but seldom: the rate went down.
  expect(statuses).toBeGreaterThan(0)
  expect(statuses).toBeLessThan(80)
  expect(readJournal(world.read('out.journal')).counts).toMatchObject({ messages: 160, failed: 0 })
})

test('X19 the rate that nobody sets is a share of what Bird allows', async () => {
  const world = await worldOf(4000)
  const { stdout } = await world.run('ids', '--dry-run')
  expect(stdout).toBe('4,000 requests, 1 min 42 s or more at 40 a second.\n')
  expect(world.sandbox.connections).toEqual([])
})

test('X20 what failed is counted and listed, and the exit code says so', async () => {
  const world = await worldOf(60, { faults: ['status=404,skip=50'] })
  const run = await world.run('ids', '--output', 'out', '--rate', '100000', '--json')
  expect(run.exitCode).toBe(1)
  expect(JSON.parse(run.stderr)).toMatchObject({
    ended: 'complete',
    messages: 50,
    failed: 10,
    output: world.at('out'),
    failures: world.at('out.failed.ndjson'),
    next: expect.stringMatching(/^bird-interactions export ids .*--retry-failed$/),
  })
  const listed = sortedLines(world.read('out.failed.ndjson')).map(
    (line) => JSON.parse(line) as { messageId: string; status: number },
  )
  expect(listed.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 404))
  const still = await world.run('ids', '--output', 'out', '--retry-failed')
  expect(still.exitCode).toBe(1)
  expect(still.stderr).toContain('10 messages failed')
  world.sandbox.setFaults([])
  const asked = world.asked()
  expect((await world.run('ids', '--output', 'out', '--retry-failed')).exitCode).toBe(0)
  expect(world.asked()).toBe(asked + 10)
  expect(sortedLines(world.read('out.failed.ndjson'))).toEqual([])
  const messages = new Set(
    sortedLines(world.read('out')).map(
      (line) => (JSON.parse(line) as { messageId: string }).messageId,
    ),
  )
  expect([...messages].every((id) => world.ids.includes(id))).toBe(true)
})

test('X20 it stops when more messages failed than --max-failures allows', async () => {
  const world = await worldOf(200, { faults: ['status=404,skip=50'] })
  const run = await world.run('ids', '--output', 'out', '--rate', '200', '--max-failures', '3')
  expect(run.exitCode).toBe(1)
  expect(run.stderr).toContain('--max-failures')
  expect(run.stderr).toMatch(/^ {2}bird-interactions export .*--resume$/m)
  expect(world.asked()).toBeGreaterThanOrEqual(54)
  // Those that were under way besides.
  expect(world.asked()).toBeLessThanOrEqual(54 + 16)
})

test('X21 a key that is refused ends the export at once, and it goes on with another', async () => {
  const world = await worldOf(300, { faults: ['status=401,skip=100'] })
  const run = await world.run('ids', '--output', 'out', '--rate', '100000')
  expect(run.exitCode).toBe(4)
  expect(run.stderr).toMatch(/401[^]*bird-interactions export .*--resume/)
  expect(world.asked()).toBeLessThanOrEqual(100 + 16)
  world.sandbox.setFaults([])
  const again = await world.run('ids', '--output', 'out', '--rate', '100000', '--resume')
  expect(again.exitCode).toBe(0)
  await world.run('ids', '--output', 'undisturbed', '--rate', '100000')
  expect(sortedLines(world.read('out'))).toEqual(sortedLines(world.read('undisturbed')))
  await becomes(() => !world.exists('out.lock'))
})
