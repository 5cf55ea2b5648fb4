import { exportKilled } from './killed-export.ts'

/**
 * Kills an export 200 times at random moments, and goes on with it until it is done. Exits with 1 unless the sorted output is byte
 * for byte that of an undisturbed export. Arguments: how often, and a seed.
 */
const [kills = 200, seed = Date.now() % 2 ** 31] = process.argv.slice(2).map(Number)
console.log(`${kills} kills, seed ${seed}`)
const { equal, exports, lines, resumed } = await exportKilled({
  kills,
  messages: 20_000,
  seed,
  rate: 1000,
  longestLifeMs: 1000,
  onKill: (count) => {
    if (count % 20 === 0) console.log(`${count} kills`)
  },
})
const different = equal.filter((isEqual) => !isEqual).length
console.log(
  `${exports} exports of ${lines} lines killed ${kills} times, ${resumed} times after a resumption: ${different === 0 ? 'each is the same as undisturbed' : `${different} are different`}`,
)
if (different > 0) process.exitCode = 1
