import { isDeepStrictEqual } from 'node:util'

import { createCampaign } from '@bird-interactions/sandbox'

import { figuresOf } from './figures-of.ts'
import { summarize } from './summarize.ts'

/**
 * Has the built command sum up a made-up campaign of 100,000 messages of a sandbox, and exits with 1 unless every figure is what
 * happened. Says what it took. Arguments: how many messages, and a seed.
 */
const [messages = 100_000, seed = 7] = process.argv.slice(2).map(Number)
const few = await summarize({ messages: 1000, seed })
const { summary, seconds, peakMiB } = await summarize({ messages, seed })
const truth = createCampaign({ messages, seed }).truth()

for (const [name, wanted, found] of figuresOf(truth, summary)) {
  const isSo = isDeepStrictEqual(found, wanted)
  console.log(`${isSo ? 'ok    ' : 'FAILED'} ${name}: ${JSON.stringify(found)}`)
  if (isSo) continue
  console.log(`       happened: ${JSON.stringify(wanted)}`)
  process.exitCode = 1
}
console.log(
  `${messages} messages in ${seconds.toFixed(0)} s; ${peakMiB.toFixed(0)} MiB at most, ${few.peakMiB.toFixed(0)} MiB for 1,000`,
)
