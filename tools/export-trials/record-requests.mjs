import { subscribe } from 'node:diagnostics_channel'
import { writeFileSync } from 'node:fs'

/** Remembers when each request was sent, and writes at the end what of it and of the memory matters to `RECORD_TO`. */
const sentAt = []
subscribe('bird-interactions:attempt', ({ durationMs }) => {
  sentAt.push(performance.now() - durationMs)
})
process.on('exit', () => {
  const moments = Float64Array.from(sentAt).toSorted()
  let first = 0
  let mostInASecond = 0
  for (let last = 0; last < moments.length; last++) {
    while (moments[last] - moments[first] >= 1000) first += 1
    mostInASecond = Math.max(mostInASecond, last - first + 1)
  }
  const record = {
    requests: moments.length,
    seconds: (moments.at(-1) - moments[0]) / 1000,
    mostInASecond,
    peakMiB: process.resourceUsage().maxRSS / 1024,
  }
  writeFileSync(process.env.RECORD_TO, JSON.stringify(record))
})
