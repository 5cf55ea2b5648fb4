import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { nodes } from './places.ts'
import { allPackages, createProject, type Project } from './project.ts'

/** A channel that this repository knows nothing of, as somebody else would publish it. */
const channel = `
  import { defineChannel } from '@bird-interactions/core'

  export const pager = defineChannel({
    contract: 1,
    name: 'pager',
    platforms: ['beeper'],
    interactions: {
      read: { aliases: ['seen'] },
      clicked: {
        details: { row: 'row_{row}_button_{button}', dismissed: 'dismissed' },
        metadata: ['button'],
      },
    },
  })
`

const manifest = {
  name: 'bird-interactions-channel-pager',
  version: '0.1.0',
  type: 'module',
  keywords: ['bird-interactions-channel'],
  exports: { import: './index.js' },
  peerDependencies: { '@bird-interactions/core': '^1.0.0' },
}

const id = '2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1'
const click = {
  id,
  messageId: id,
  channelId: id,
  createdAt: '2026-01-01T00:00:00Z',
  platformId: 'beeper',
  type: 'clicked',
  details: 'row_2_button_0',
  metadata: { button: { payload: 'later' } },
}

describe.each(nodes)('a channel of a third party on %s', (_node, node) => {
  let project: Project
  const command = (args: readonly string[]) =>
    project.run(node, [join('node_modules/@bird-interactions/cli/dist/bin.js'), ...args])

  beforeAll(async () => {
    project = await createProject(allPackages())
    project.write('pager/package.json', JSON.stringify(manifest))
    project.write('pager/index.js', channel)
    project.write('click.json', JSON.stringify(click))
    const { code, stderr } = await project.run('npm', ['install', '--prefer-offline', './pager'])
    if (code !== 0) throw new Error(stderr)
  })
  afterAll(() => {
    project.remove()
  })

  test('works with decoder, formatter, schema, contract kit and client', async () => {
    project.write(
      'program.mjs',
      `
      import { createDecoder, formatDetails } from '@bird-interactions/core'
      import { createClient } from '@bird-interactions/core/client'
      import { channelSchema } from '@bird-interactions/core/schema'
      import { channelContract, fakeTransport } from '@bird-interactions/core/testing'
      import { pager } from 'bird-interactions-channel-pager'
      import { rcs } from '@bird-interactions/rcs'
      const click = ${JSON.stringify(click)}
      for (const { run } of channelContract(pager, { fixtures: { click } })) run()
      const transport = fakeTransport({ body: { results: [click] } })
      const bird = createClient({ accessKey: 'any', workspaceId: click.id, channels: [rcs, pager], transport })
      const { interactions } = await bird.interactions.list({ channelId: click.id, messageId: click.id })
      console.log(JSON.stringify([
        createDecoder([pager])(click).details,
        formatDetails(pager, 'clicked', { kind: 'row', row: 2, button: 0 }),
        channelSchema(pager).safeParse({ ...click, details: 'row_02' }).success,
        interactions.map(({ channel, type }) => channel + ' ' + type),
      ]))
      `,
    )
    const { code, stdout, stderr } = await project.run(node, ['program.mjs'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toEqual([
      { kind: 'row', row: 2, button: 0, text: 'row_2_button_0' },
      'row_2_button_0',
      false,
      ['pager clicked'],
    ])
  })

  test('is found by the command of the same project', async () => {
    const { code, stdout, stderr } = await command(['decode', 'click.json'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({
      channel: 'pager',
      type: 'clicked',
      details: { kind: 'row', row: 2, button: 0 },
    })
    const channels = await command(['channels'])
    for (const name of ['pager', 'whatsapp', 'rcs']) expect(channels.stdout).toContain(name)
  })

  test('is taken from a file with --plugin', async () => {
    project.write(
      'own.mjs',
      channel.replace("name: 'pager'", "name: 'own-pager'").replace('beeper', 'own'),
    )
    project.write('own.json', JSON.stringify({ ...click, platformId: 'own' }))
    const { code, stdout } = await command(['decode', 'own.json', '--plugin', './own.mjs'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ channel: 'own-pager' })
  })

  test('that cannot be loaded is reported by name, and stops nothing', async () => {
    project.write('broken.mjs', 'throw new Error("out of order")')
    const outcome = await command(['decode', 'click.json', '--plugin', './broken.mjs'])
    expect(outcome.code).toBe(0)
    expect(outcome.stderr).toContain('broken.mjs')
    expect(JSON.parse(outcome.stdout)).toMatchObject({ channel: 'pager' })
  })
})
