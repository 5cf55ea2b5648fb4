import { expect, test } from 'vitest'

const { madeUpRefs } = (await import(new URL('../many/made-up-refs.js', import.meta.url).href)) as {
  madeUpRefs: (channelId: string, count: number) => Iterable<{ messageId: string }>
}
const { workOff } = (await import(new URL('../many/work-off.js', import.meta.url).href)) as {
  workOff: <T>(
    refs: Iterator<T>,
    concurrency: number,
    once: (ref: T) => Promise<void>,
  ) => Promise<void>
}

test('made-up refs are as many UUIDs as asked for, each another one', () => {
  const ids = Array.from(madeUpRefs('any', 1000), ({ messageId }) => messageId)
  expect(new Set(ids).size).toBe(1000)
  for (const id of ids) expect(id).toMatch(/^[0-9]{8}-0000-4000-8000-[0-9]{12}$/)
})

test('workers take each ref once, as many at a time as there are workers', async () => {
  const taken: number[] = []
  let running = 0
  let most = 0
  await workOff([1, 2, 3, 4, 5].values(), 2, async (ref) => {
    running += 1
    most = Math.max(most, running)
    taken.push(ref)
    await Promise.resolve()
    running -= 1
  })
  expect(taken).toEqual([1, 2, 3, 4, 5])
  expect(most).toBe(2)
})

test('what fails in a worker fails the run', async () => {
  const failing = workOff([1].values(), 2, () => Promise.reject(new Error('no answer')))
  await expect(failing).rejects.toThrow('no answer')
})
