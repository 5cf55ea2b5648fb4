import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'

import { type Sandbox, startSandbox } from '@bird-interactions/sandbox'
import { isChannel, readManifests } from 'packed'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { blocksOf, documents } from './documents.ts'
import { compilers, nodes } from './places.ts'
import { createProject, type Project } from './project.ts'

const blocks = documents.flatMap((document) =>
  blocksOf(document, 'ts').map((block) => ({
    ...block,
    file: `${document.replaceAll(/\W+/g, '-')}-${block.place}`,
  })),
)
const channels = Object.entries(readManifests()).flatMap(([name, manifest]) =>
  isChannel(manifest) ? [name] : [],
)

/** Sends the clients of the documents, which would ask Bird, to a server of the tests. */
const redirect = `
  import { registerHooks } from 'node:module'
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context)
      if (!url.endsWith('/@bird-interactions/core/dist/client.js')) return loaded
      const renamed = String(loaded.source).replace('function createClient(', 'function createRealClient(')
      const source = renamed + \`
        function createClient(options) {
          return createRealClient({ baseUrl: process.env.BASE_URL, ...options })
        }\`
      return { ...loaded, source }
    },
  })
`

/** A server that has what the sandbox has, and of every other message that nothing happened yet. */
async function serveEveryMessage(sandbox: Sandbox): Promise<Server> {
  const answer = async (path: string, authorization: string): Promise<[number, string]> => {
    const { status, body } = await fetch(sandbox.url + path, { headers: { authorization } }).then(
      async (response) => ({ status: response.status, body: await response.text() }),
    )
    return status === 404 ? [200, '{"results":[]}'] : [status, body]
  }
  const server = createServer((request, response) => {
    void answer(request.url ?? '', request.headers.authorization ?? '').then(([status, body]) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(body)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return server
}

describe('the TypeScript of the documents', () => {
  let project: Project
  let sandbox: Sandbox
  let server: Server

  beforeAll(async () => {
    sandbox = await startSandbox()
    server = await serveEveryMessage(sandbox)
    project = await createProject(
      ['core', ...channels, 'sandbox', 'export', 'summary'],
      ['@types/node@22', 'zod@4'],
    )
    for (const { file, code } of blocks) project.write(`${file}.ts`, code)
    project.write('redirect.mjs', redirect)
    project.write(
      'tsconfig.json',
      JSON.stringify({
        compilerOptions: {
          module: 'nodenext',
          target: 'es2022',
          strict: true,
          skipLibCheck: false,
          types: ['node'],
          outDir: 'out',
          noEmitOnError: false,
        },
        files: blocks.map(({ file }) => `${file}.ts`),
      }),
    )
  })
  afterAll(async () => {
    project.remove()
    server.close()
    await sandbox.close()
  })

  test('is there', () => {
    expect(documents).toEqual(
      expect.arrayContaining(['README.md', 'packages/core/README.md', 'docs/fault-matrix.md']),
    )
    const printing = blocks.filter(({ output }) => output !== undefined)
    expect(printing.map(({ document }) => document)).toEqual(
      expect.arrayContaining([
        'README.md',
        ...['core', 'sandbox', 'summary', ...channels].map((name) => `packages/${name}/README.md`),
      ]),
    )
  })

  test.each(compilers)('compiles with %s', async (_compiler, path) => {
    const outcome = await project.run(process.execPath, [path])
    expect(outcome).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  test.each(blocks)('$document, block $place runs', async ({ file, output }) => {
    const outcome = await project.run(
      process.execPath,
      ['--import', pathToFileURL(`${project.folder}/redirect.mjs`).href, `out/${file}.js`],
      {
        BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        BIRD_ACCESS_KEY: sandbox.accessKey,
        BIRD_WORKSPACE_ID: sandbox.workspaceId,
      },
    )
    expect(outcome).toEqual({
      code: 0,
      stdout: output ?? expect.any(String),
      stderr: '',
    })
  })

  describe.each(nodes)('on %s', (_node, path) => {
    test.each(blocks.filter(({ output }) => output !== undefined))(
      '$document, block $place prints what it says',
      async ({ file, output }) => {
        const outcome = await project.run(path, [`out/${file}.js`])
        expect(outcome).toEqual({ code: 0, stdout: output, stderr: '' })
      },
    )
  })
})
