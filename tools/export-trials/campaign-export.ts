import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { readExport } from '@bird-interactions/export'
import type { Campaign } from '@bird-interactions/sandbox'

import { campaignSandbox, endOf, startExport } from './command.ts'

/** What came of the export of a campaign. */
export interface CampaignExport {
  readonly requests: number
  /** From the first request to the last, where they are sent. */
  readonly seconds: number
  /** Requests of the busiest second, wherever it starts, where they are sent. */
  readonly mostInASecond: number
  /** The most memory that the process of the export took. */
  readonly peakMiB: number
  readonly rows: number
  /** What is not as the sandbox's truth has it, in words; none when all is well. */
  readonly differences: readonly string[]
}

const recorder = fileURLToPath(new URL('record-requests.mjs', import.meta.url))

/** Exports a made-up campaign with the built command, and compares the output with the truth of the sandbox. */
export async function exportCampaign(plan: {
  readonly messages: number
  readonly seed: number
  /** Requests a second. */
  readonly rate: number
}): Promise<CampaignExport> {
  const folder = mkdtempSync(join(tmpdir(), 'bird-interactions-campaign-'))
  const sandbox = await campaignSandbox(plan.messages, plan.seed)
  try {
    const { campaign } = sandbox
    if (campaign === undefined) throw new Error('The sandbox has no campaign.')
    writeFileSync(join(folder, 'ids'), `${[...campaign.messageIds()].join('\n')}\n`)
    const argv = ['ids', '--output', 'out', '--rate', String(plan.rate)]
    const env = { RECORD_TO: join(folder, 'record') }
    const nodeFlags = ['--import', recorder]
    const child = startExport(argv, { sandbox, folder, nodeFlags, env })
    const { exitCode, stderr } = await endOf(child)
    if (exitCode !== 0) throw new Error(`The export ended with ${exitCode}:\n${stderr}`)
    const record = JSON.parse(readFileSync(join(folder, 'record'), 'utf8')) as CampaignExport
    return { ...record, ...(await compare(join(folder, 'out'), campaign)) }
  } finally {
    await sandbox.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function compare(
  output: string,
  campaign: Campaign,
): Promise<Pick<CampaignExport, 'rows' | 'differences'>> {
  const missing = new Map<string, string>()
  for (const { messageId, happenings } of campaign.happenings()) {
    for (const { id, recipient, clicked } of happenings) {
      missing.set(id, [messageId, recipient, clicked?.card ?? '', clicked?.item ?? ''].join(' '))
    }
  }
  const differences: string[] = []
  let rows = 0
  for await (const row of readExport(createReadStream(output))) {
    rows += 1
    const { id, messageId, recipient = '', details } = row
    const wanted = missing.get(id)
    const found = [messageId, recipient, details?.['card'] ?? '', details?.['item'] ?? ''].join(' ')
    if (wanted === undefined) differences.push(`${id} is there once more, or never happened.`)
    else if (wanted !== found) differences.push(`${id} is "${found}" instead of "${wanted}".`)
    missing.delete(id)
  }
  for (const id of missing.keys()) differences.push(`${id} is missing.`)
  return { rows, differences }
}
