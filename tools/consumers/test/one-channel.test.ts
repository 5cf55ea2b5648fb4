import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { compilers, nodes } from './places.ts'
import { createProject, type Project } from './project.ts'
import { blocksOf } from './documents.ts'

/** How users set up their compiler. Declarations of dependencies are checked, and no types of Node are installed. */
const settings = {
  nodenext: { module: 'nodenext', target: 'es2022' },
  bundler: { module: 'esnext', moduleResolution: 'bundler', target: 'es2022' },
} as const

describe.each([
  ['rcs', 'whatsapp'],
  ['whatsapp', 'rcs'],
])('a project with core and %s alone', (name, other) => {
  let project: Project
  const [example] = blocksOf(`packages/${name}/README.md`, 'ts')

  beforeAll(async () => {
    project = await createProject(['core', name])
    project.write('example.ts', example?.code ?? '')
    project.write('client.ts', clientExample(name))
    for (const [setting, options] of Object.entries(settings)) {
      project.write(
        `tsconfig.${setting}.json`,
        JSON.stringify({
          compilerOptions: {
            ...options,
            strict: true,
            exactOptionalPropertyTypes: true,
            skipLibCheck: false,
            types: [],
            outDir: `out-${setting}`,
          },
          files: ['example.ts', 'client.ts'],
        }),
      )
    }
  })
  afterAll(() => {
    project.remove()
  })

  test('holds nothing of the other channel', () => {
    expect(existsSync(join(project.folder, `node_modules/@bird-interactions/${name}`))).toBe(true)
    expect(existsSync(join(project.folder, `node_modules/@bird-interactions/${other}`))).toBe(false)
  })

  describe.each(compilers)('compiles the README and a client with %s', (_compiler, path) => {
    test.each(Object.keys(settings))('under %s', async (setting) => {
      const outcome = await project.run(process.execPath, [path, '-p', `tsconfig.${setting}.json`])
      expect(outcome).toEqual({ code: 0, stdout: '', stderr: '' })
    })
  })

  test.each(nodes)('runs the README on %s, and prints what it says', async (_node, path) => {
    const outcome = await project.run(path, ['out-nodenext/example.js'])
    expect(example?.output).toBeTruthy()
    expect(outcome).toEqual({ code: 0, stdout: example?.output, stderr: '' })
  })

  test.each(nodes)('loads neither zod nor undici on %s', async (_node, path) => {
    const trace = await project.run(
      path,
      ['--input-type=module', '-e', `await import('@bird-interactions/${name}')`],
      { NODE_DEBUG: 'esm' },
    )
    expect(trace.code).toBe(0)
    const loaded = [...trace.stderr.matchAll(/Storing (\S+)/g)].map(([, url]) => url)
    expect(loaded.join('\n')).toContain(`@bird-interactions/${name}/dist/index.js`)
    expect(loaded.join('\n')).not.toMatch(/node_modules\/(?:zod|undici)\//)
  })
})

function clientExample(name: string): string {
  return `
    import { createClient } from '@bird-interactions/core/client'
    import { fakeTransport } from '@bird-interactions/core/testing'
    import { ${name} } from '@bird-interactions/${name}'

    const id = '2e22e26a-c876-4ea1-9e87-8ace0eb5dfc1'
    await using bird = createClient({
      accessKey: 'any',
      workspaceId: id,
      channels: [${name}],
      transport: fakeTransport(),
    })
    const { interactions } = await bird.interactions.list({ channelId: id, messageId: id })
    for (const interaction of interactions) {
      if (interaction.channel === '${name}' && interaction.type === 'clicked') {
        const payload: string | undefined = interaction.metadata?.button?.payload
        console.log(payload)
      }
    }
    for await (const result of bird.interactions.listMany([{ channelId: id, messageId: id }])) {
      console.log(result.ok ? result.interactions.length : result.error.message)
    }
  `
}
