import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

import { type CampaignOptions, startSandbox } from '@bird-interactions/sandbox'
import type { Summary } from '@bird-interactions/summary'

const bin = fileURLToPath(new URL('../../packages/cli/dist/bin.js', import.meta.url))

/** Says at the end how much memory the process took. */
const meter = `data:text/javascript,process.on('exit',()=>console.error('peak '+process.resourceUsage().maxRSS))`

/** What a summary of a campaign is, and what it took. */
export interface Summarized {
  readonly summary: Summary
  readonly seconds: number
  /** The most memory that the command took. */
  readonly peakMiB: number
}

/**
 * Has the built command ask a sandbox for a campaign, as fast as the sandbox answers.
 *
 * @throws When the command fails.
 */
export async function summarize(options: CampaignOptions): Promise<Summarized> {
  await using sandbox = await startSandbox({ campaign: options, rateLimit: false })
  const started = performance.now()
  const argv = ['summary', '--ids', '-', '--json', '--time-zone', 'UTC', '--rate', '100000']
  const child = spawn(process.execPath, ['--import', meter, bin, ...argv], {
    env: {
      PATH: process.env['PATH'] ?? '',
      BIRD_BASE_URL: sandbox.url,
      BIRD_ACCESS_KEY: sandbox.accessKey,
      BIRD_WORKSPACE_ID: sandbox.workspaceId,
      BIRD_CHANNEL_ID: sandbox.campaign?.channelId ?? '',
    },
    stdio: 'pipe',
  })
  child.stdin.end(`${[...(sandbox.campaign?.messageIds() ?? [])].join('\n')}\n`)
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  const [, peakKiB] = /^peak (\d+)$/m.exec(stderr) ?? []
  if (peakKiB === undefined || stdout === '') throw new Error(`The summary failed:\n${stderr}`)
  return {
    summary: JSON.parse(stdout) as Summary,
    seconds: (performance.now() - started) / 1000,
    peakMiB: Number(peakKiB) / 1024,
  }
}
