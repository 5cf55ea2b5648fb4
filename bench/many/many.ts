import { startListServer } from '../list-server/start-list-server.ts'
import { report } from '../report.ts'
import { measurePeaks } from './peaks.ts'
import { measureRates } from './rates.ts'

const ROUNDS = 7
const CONCURRENCY = 64

const { origin, close } = await startListServer()
const rates = await measureRates(origin, CONCURRENCY, ROUNDS)
const peaks = await measurePeaks(origin, CONCURRENCY, ROUNDS)
close()
report({
  name: 'many',
  title: 'Many messages',
  method: `Messages with a list of 1 kB each, ${CONCURRENCY} at a time, the server being another process. Workers take the next message and wait for its list: the first line is what \`listMany\` itself costs. The memory is the most that a process of its own holds from its start to its end.`,
  measures: [...rates, ...peaks],
})
