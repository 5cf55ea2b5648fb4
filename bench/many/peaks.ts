import { fileURLToPath } from 'node:url'

import { run } from 'packed/run'

import { interleave, type Subject } from '../interleave.ts'
import { channelId, pathOf, workspaceId } from '../list-server/list.ts'
import { type Bar, type Measure, quotients, summarize } from '../measure.ts'

const FEW = 1000
const MANY = 100_000
const BAR = { atMost: 1.2 } satisfies Bar

/** The peak memory of `listMany`, and of workers on bare undici, by the number of messages. */
export async function measurePeaks(
  origin: string,
  concurrency: number,
  rounds: number,
): Promise<readonly Measure[]> {
  const peakOf = (way: 'listMany' | 'undici', count: number): Subject => ({
    name: `${way} ${count}`,
    run: () => peakMemory({ way, origin, count, concurrency }),
  })
  const subjects = {
    many: peakOf('listMany', MANY),
    bareFew: peakOf('undici', FEW),
    bareMany: peakOf('undici', MANY),
  }
  const peaks = await interleave(peakOf('listMany', FEW), Object.values(subjects), rounds)
  const to = (subject: Subject, reference: Subject): readonly number[] =>
    quotients(peaks.get(subject.name) ?? [], peaks.get(reference.name) ?? [])

  const [few, many] = [FEW, MANY].map((count) => count.toLocaleString('en'))
  const ofBare = to(subjects.bareMany, subjects.bareFew)
  const growth = summarize(ofBare).median
  return [
    {
      what: `peak memory of ${many} with \`listMany\`, to ${few}`,
      values: peaks.get(subjects.many.name) ?? [],
      bar: BAR,
      ...(growth > BAR.atMost && {
        outOfReach: `workers on bare undici, which keep nothing of a message, take ${growth.toFixed(2)} times the memory for ${many} that they take for ${few}: Node lets its heap grow before it collects what nobody needs any more. The line below says what \`listMany\` adds`,
      }),
    },
    {
      what: `peak memory of ${many} with \`listMany\`, to workers on bare undici`,
      values: to(subjects.many, subjects.bareMany),
      bar: BAR,
    },
    { what: `peak memory of ${many} with workers on bare undici, to ${few}`, values: ofBare },
  ]
}

/** The most bytes that a process of its own held from its start to its end. */
async function peakMemory(
  settings: Readonly<{ way: string; origin: string; count: number; concurrency: number }>,
): Promise<number> {
  const program = fileURLToPath(new URL('peak-memory.js', import.meta.url))
  const text = JSON.stringify({ ...settings, path: pathOf('MESSAGE'), workspaceId, channelId })
  const { code, stdout, stderr } = await run(process.execPath, [program, text], {
    folder: process.cwd(),
  })
  const bytes = Number(stdout)
  if (code !== 0 || !(bytes > 0)) {
    throw new Error(`${program} with ${text} ended with ${String(code)}:\n${stdout}${stderr}`)
  }
  return bytes
}
