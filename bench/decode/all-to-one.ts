import { type Channel, createDecoder, type Decode } from '@bird-interactions/core'

import { interleave } from '../interleave.ts'
import { common } from '../list-server/list.ts'
import type { Measure } from '../measure.ts'

const DECODES = 20_000

/** Decoding with all channels in use to decoding with a single one, for each channel. */
export async function measureAllToOne(
  channels: readonly Channel[],
  rounds: number,
): Promise<readonly Measure[]> {
  const withAll = createDecoder(channels)
  const measures: Measure[] = []
  for (const channel of channels) {
    const withOne = createDecoder<readonly Channel[]>([channel])
    const wire = { ...common, ...lastOf(channel), platformId: `${channel.name}-any` }
    if (withOne(wire).type === 'unknown' || withAll(wire).type === 'unknown') {
      throw new Error(`${channel.name} does not decode what is measured.`)
    }
    const what = `all ${channels.length} channels to ${channel.name} alone`
    const ratios = await interleave(
      { name: 'one', run: () => timeOf(withOne, wire) },
      [{ name: what, run: () => timeOf(withAll, wire) }],
      rounds,
    )
    measures.push({ what, values: ratios.get(what) ?? [], bar: { atMost: 1.1 } })
  }
  return measures
}

/** The last type of a channel, with the last of the strings that it documents. */
function lastOf({ interactions }: Channel): { readonly type: string; readonly details?: string } {
  const [type = '', spec] = Object.entries(interactions).at(-1) ?? []
  const pattern = Object.values(spec?.details ?? {})
    .flat()
    .at(-1)
  return pattern === undefined ? { type } : { type, details: pattern.replaceAll(/\{\w+\}/g, '7') }
}

function timeOf(decode: Decode, wire: object): number {
  const start = process.cpuUsage()
  for (let count = 0; count < DECODES; count++) decode(wire)
  return process.cpuUsage(start).user
}
