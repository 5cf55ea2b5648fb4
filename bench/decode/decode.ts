import { type Channel, createDecoder } from '@bird-interactions/core'
import { rcs } from '@bird-interactions/rcs'
import { whatsapp } from '@bird-interactions/whatsapp'

import { interleave, type Subject } from '../interleave.ts'
import type { Bar, Measure } from '../measure.ts'
import { report } from '../report.ts'
import { allChannels } from './all-channels.ts'
import { measureAllToOne } from './all-to-one.ts'
import { madeUpList } from './made-up-list.ts'

const ROUNDS = 15
const SIZES = [1, 10, 100, 1000, 10_000]
/** How many interactions a run reads, however many lists they are in; of the longest lists a few. */
const INTERACTIONS = 20_000

/** What a validator is: it says whether a value is the documented list. */
interface Validator {
  readonly name: string
  readonly isValid: (value: unknown) => boolean
}

const { validators } = (await import(new URL('../peers/validators.js', import.meta.url).href)) as {
  validators: readonly Validator[]
}
const channels = await allChannels()
const measures: Measure[] = []
for (const size of SIZES) {
  const text = madeUpList(size)
  const times = Math.max(3, Math.round(INTERACTIONS / size))
  const ratios = await interleave(
    { name: 'JSON.parse', run: () => timeOf(times, () => JSON.parse(text)) },
    [
      decoding('one channel', [rcs], text, times),
      decoding('two channels', [whatsapp, rcs], text, times),
      decoding(`all ${channels.length} channels`, channels, text, times),
      ...validators.map((validator) => validating(validator, text, times)),
    ],
    ROUNDS,
  )
  for (const [name, values] of ratios) {
    const bar = name === 'two channels' ? barOf(size) : undefined
    measures.push({
      what: `${size.toLocaleString('en')}, ${name}`,
      values,
      ...(bar === undefined ? {} : { bar }),
    })
  }
}
report({
  name: 'decode',
  title: 'Decoding',
  method:
    'Processor time of `JSON.parse` and decoding a list of so many interactions, to `JSON.parse` alone. The other libraries validate and decode no details; their schemas are written as a user would, for the same fields. The last lines are of decoding alone, with a platform id that only starts with the name of the channel.',
  measures: [...measures, ...(await measureAllToOne(channels, ROUNDS))],
})

function barOf(size: number): Bar | undefined {
  if (size === 100) return { atMost: 1.3 }
  return size === 10_000 ? { atMost: 1.35 } : undefined
}

function decoding(
  name: string,
  ofChannels: readonly Channel[],
  text: string,
  times: number,
): Subject {
  const decode = createDecoder(ofChannels)
  return {
    name,
    run: () =>
      timeOf(times, () => {
        const { results } = JSON.parse(text) as { results: readonly unknown[] }
        return results.map((wire) => decode(wire))
      }),
  }
}

function validating({ name, isValid }: Validator, text: string, times: number): Subject {
  if (!isValid(JSON.parse(text)) || isValid({ results: [{ id: 7 }] })) {
    throw new Error(`${name} does not tell the documented list from another.`)
  }
  return { name, run: () => timeOf(times, () => isValid(JSON.parse(text))) }
}

/** Processor time in microseconds: what else the computer does adds little to it. */
function timeOf(times: number, once: () => unknown): number {
  const start = process.cpuUsage()
  for (let count = 0; count < times; count++) once()
  const { user, system } = process.cpuUsage(start)
  return user + system
}
