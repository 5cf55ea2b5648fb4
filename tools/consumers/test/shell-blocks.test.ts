import { spawn } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

import { type Sandbox, startSandbox } from '@bird-interactions/sandbox'
import { packagesFolder, readManifests } from 'packed'
import type { Outcome } from 'packed/run'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'

import { blocksOf, documents } from './documents.ts'
import { createProject, type Project } from './project.ts'

const blocks = documents.flatMap((document) => blocksOf(document, 'sh'))

/** Commands of this repository: running them is the business of whoever runs these tests. */
const OF_REPOSITORY = /^(?:npx --yes pnpm@[\d.]+|pnpm) (?:run )?([\w:-]+)/
const ofRepository = blocks.filter(({ code }) => OF_REPOSITORY.test(code))
const ofUsers = blocks.filter(({ code }) => !OF_REPOSITORY.test(code))
const scripts = Object.keys(
  (JSON.parse(readFileSync(join(packagesFolder, '../package.json'), 'utf8')) as { scripts: object })
    .scripts,
)
const OF_PNPM = ['install', 'changeset', 'exec', 'vitest']

/** What comes from the registry is what was packed here. */
const npm = (tarballs: Readonly<Record<string, string>>): string => `#!/usr/bin/env bash
declare -A tarballs=(${Object.entries(tarballs)
  .map(([name, path]) => `[${name}]='${path}'`)
  .join(' ')})
args=()
for argument in "$@"; do
  [[ $argument == --global ]] && args+=("\${tarballs[@]}")
  if [[ $argument == @bird-interactions/* ]]; then
    args+=("\${tarballs[\${argument#@bird-interactions/}]}")
  else
    args+=("$argument")
  fi
done
PATH=\${PATH#*:} exec npm "\${args[@]}" --prefer-offline --no-audit --no-fund
`

describe.skipIf(process.platform === 'win32')('the shell of the documents', () => {
  let project: Project
  let sandbox: Sandbox

  beforeAll(async () => {
    sandbox = await startSandbox()
    project = await createProject(Object.keys(readManifests()))
    project.write('shims/npm', npm(inject('tarballs')))
    chmodSync(join(project.folder, 'shims/npm'), 0o755)
    const example = readFileSync(
      join(packagesFolder, 'rcs/test/fixtures/interaction-clicked-card.json'),
      'utf8',
    )
    const interaction = JSON.stringify(JSON.parse(example))
    project.write('interactions.ndjson', `${interaction}\n${interaction}\n`)
    project.write(
      'webhook-log.json',
      `{"service":"channels","event":"rcs.interaction","payload":${interaction}}\n`,
    )
  })
  afterAll(async () => {
    project.remove()
    await sandbox.close()
  })

  test('is there', () => {
    expect(ofRepository.length).toBeGreaterThan(0)
    expect(ofUsers.map(({ document }) => document)).toEqual(
      expect.arrayContaining(
        Object.keys(readManifests()).map((name) => `packages/${name}/README.md`),
      ),
    )
  })

  test.each(ofRepository)('$document, block $place names scripts that there are', ({ code }) => {
    for (const line of code.trim().split('\n')) {
      expect([...scripts, ...OF_PNPM]).toContain(OF_REPOSITORY.exec(line)?.[1])
    }
  })

  test.each(ofUsers)('$document, block $place runs', async ({ code, output }) => {
    const { folder } = project
    const outcome = await runShell(code, folder, {
      PATH: [join(folder, 'shims'), join(folder, 'node_modules/.bin'), process.env['PATH']].join(
        delimiter,
      ),
      HOME: folder,
      npm_config_prefix: join(folder, 'global'),
      BIRD_BASE_URL: sandbox.url,
      BIRD_ACCESS_KEY: sandbox.accessKey,
      BIRD_WORKSPACE_ID: sandbox.workspaceId,
      BIRD_CHANNEL_ID: '10000000-0000-4000-8000-000000000002',
      KEY: sandbox.accessKey,
    })
    expect(outcome).toEqual({
      // Ctrl-C ends what runs until then.
      code: RUNS_ON.test(code) ? 130 : 0,
      stdout: output ?? expect.any(String),
      stderr: expect.not.stringMatching(/error|problem|not found/i),
    })
  })
})

/** What runs until it is stopped, and says so on its standard error. */
const RUNS_ON = /^bird-interactions sandbox\b/m

function runShell(
  code: string,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    // A shell whose input is a socket takes itself for a remote one, and reads the settings of the computer.
    const child = spawn('bash', ['--norc', '-euo', 'pipefail', '-c', code], {
      cwd: folder,
      env: { ...process.env, ...env },
      detached: true,
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
      if (RUNS_ON.test(code) && child.pid !== undefined) process.kill(-child.pid, 'SIGINT')
    })
    // What is asked for is the access key.
    child.stdin.end(`${env['BIRD_ACCESS_KEY'] ?? ''}\n`)
    child.once('error', reject)
    child.once('close', (code) => {
      resolve({ code, stdout, stderr })
    })
  })
}
