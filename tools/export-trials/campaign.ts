import { exportCampaign } from './campaign-export.ts'

/**
 * Exports a made-up campaign of 100,000 messages, and exits with 1 unless the output is the truth of the sandbox, the rate was
 * kept within 3 %, no second had more requests than the rate, and the memory was within a fifth of that for 1,000 messages.
 * Arguments: how many messages, and the rate.
 */
const [messages = 100_000, rate = 500] = process.argv.slice(2).map(Number)
const few = await exportCampaign({ messages: 1000, seed: 7, rate })
const many = await exportCampaign({ messages, seed: 7, rate })
const share = many.requests / many.seconds / rate
const memory = many.peakMiB / few.peakMiB
const checks: readonly (readonly [what: string, isSo: boolean])[] = [
  [
    `${many.rows} rows: ${many.differences.length} are not as the truth has them`,
    many.differences.length === 0,
  ],
  [`${many.requests} requests for ${messages} messages`, many.requests === messages],
  [`${share.toFixed(3)} of the rate of ${rate} a second (at least 0.97)`, share >= 0.97],
  [
    `${many.mostInASecond} requests in the busiest second (at most ${rate})`,
    many.mostInASecond <= rate,
  ],
  [
    `${memory.toFixed(2)} times the memory of 1,000 messages (at most 1.2): ${many.peakMiB.toFixed(0)} MiB`,
    memory <= 1.2,
  ],
]
for (const [what, isSo] of checks) console.log(`${isSo ? 'ok    ' : 'FAILED'} ${what}`)
for (const difference of many.differences.slice(0, 10)) console.log(`       ${difference}`)
if (!checks.every(([, isSo]) => isSo)) process.exitCode = 1
