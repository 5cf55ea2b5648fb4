import { join } from 'node:path'

import { type Channel, createDecoder, type Decode } from '@bird-interactions/core'
import { channelPackages } from 'channels'

import { reportRatio } from './report-ratio.ts'

/**
 * Processor time of a decode with all channels in use as a ratio to one with a single channel, for each channel: interleaved rounds,
 * median with minimum and maximum. Exits with 1 when a median is above the bar.
 *
 * The platform id is the kind that takes longest to route: it only starts with the channel's name.
 */
const ROUNDS = 21
const DECODES = 20_000
const BAR = 1.2

/** The identity and the common fields of Bird's RCS example. */
const example = {
  id: 'dee91f17-5966-11ef-8508-0a58a9feac01',
  createdAt: '2024-08-13T11:26:22.035459Z',
  messageId: '2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1',
  channelId: 'cc79a83e-ae28-4d20-9576-cd6ef76641a1',
  messageReference: '7af126ba-8861-4d38-84b8-a613f982b9a9',
  messagePartsCount: 1,
  receiver: {
    contacts: [
      {
        id: '46623801-a627-4a3f-9523-363c501d459d',
        identifierKey: 'phonenumber',
        identifierValue: '+447123456789',
      },
    ],
  },
  metadata: { button: { payload: 'website' } },
}

const channels = await Promise.all(
  channelPackages().map(async ({ folder }) => {
    const [channel] = Object.values(
      (await import(join(folder, 'dist/index.js'))) as Record<string, Channel>,
    )
    if (channel === undefined) throw new Error(`${folder} exports no channel.`)
    return channel
  }),
)
const withAll = createDecoder<readonly Channel[]>(channels)

for (const channel of channels) {
  const withOne = createDecoder<readonly Channel[]>([channel])
  const wire = { ...example, ...lastOf(channel), platformId: `${channel.name}-any` }
  if (withOne(wire).type === 'unknown' || withAll(wire).type === 'unknown') {
    throw new Error(`${channel.name} does not decode what is measured.`)
  }
  timeOf(withOne, wire)
  timeOf(withAll, wire)
  const ratios: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const first = timeOf(withOne, wire)
    const second = timeOf(withAll, wire)
    const third = timeOf(withOne, wire)
    ratios.push((2 * second) / (first + third))
  }
  reportRatio(
    `decode of ${channel.name} with all ${channels.length} channels to one with it alone`,
    ratios,
    { atMost: BAR },
  )
}

/** The last type of a channel, with the last of the strings that it documents. */
function lastOf({ interactions }: Channel): { readonly type: string; readonly details?: string } {
  const [type = '', spec] = Object.entries(interactions).at(-1) ?? []
  const pattern = Object.values(spec?.details ?? {})
    .flat()
    .at(-1)
  return pattern === undefined ? { type } : { type, details: pattern.replaceAll(/\{\w+\}/g, '7') }
}

/** The processor time of so many decodes, in microseconds: what else the computer does adds little to it. */
function timeOf(decode: Decode, wire: object): number {
  const start = process.cpuUsage()
  for (let count = 0; count < DECODES; count++) decode(wire)
  return process.cpuUsage(start).user
}
