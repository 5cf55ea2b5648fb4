import { readdirSync, readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

const folder = new URL('../../../.github/workflows/', import.meta.url)
const workflows = readdirSync(folder).map(
  (name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const,
)

test('there are workflows for changes, releases and previews of releases', () => {
  const names = new Set(workflows.map(([name]) => name))
  expect(names).toEqual(new Set(['ci.yml', 'preview.yml', 'release.yml']))
})

describe.each(workflows)('the workflow %s', (name, text) => {
  test('names every action by its commit, with the version as a remark', () => {
    const used = text.match(/\buses:.*/g) ?? []
    expect(used.length).toBeGreaterThan(0)
    for (const use of used) expect(use).toMatch(/^uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  test('allows nothing but what a job asks for', () => {
    expect(text).toMatch(/^permissions: \{\}$/m)
    const jobs = text.slice(text.indexOf('\njobs:')).match(/^ {2}[\w-]+:$/gm) ?? []
    expect(text.match(/^ {4}permissions:$/gm)).toHaveLength(jobs.length)
  })

  test('may write nowhere but where it has to, and has no secret', () => {
    const written = (text.match(/[\w-]+: write/g) ?? []).toSorted((left, right) =>
      left.localeCompare(right),
    )
    const allowed: Readonly<Record<string, readonly string[]>> = {
      'release.yml': [
        'contents: write',
        'contents: write',
        'id-token: write',
        'pull-requests: write',
      ],
      'preview.yml': ['pull-requests: write'],
    }
    expect(written).toEqual(allowed[name] ?? [])
    expect(text).not.toMatch(/secrets\.|pull_request_target|NPM_TOKEN/)
  })

  test('leaves no credentials with the sources', () => {
    const checkouts = text.match(/actions\/checkout@.*\n.*with:\n(?: {10}.*\n)+/g) ?? []
    expect(checkouts).toHaveLength((text.match(/actions\/checkout@/g) ?? []).length)
    for (const checkout of checkouts) expect(checkout).toContain('persist-credentials: false')
  })
})

test('a workflow and the scripts run the same pnpm', () => {
  const { packageManager } = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  ) as { packageManager: string }
  const named = workflows.flatMap(([, text]) => text.match(/pnpm@\d[\w.]*/g) ?? [])
  expect(new Set(named)).toEqual(new Set([packageManager]))
})
