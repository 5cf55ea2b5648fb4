import { readdirSync } from 'node:fs'

import { channelPackages } from 'channels'
import { packagesFolder } from 'packed'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { compilers, nodes } from './places.ts'
import { allPackages, createProject, type Project } from './project.ts'
import { readmeOf, typescriptBlocks } from './readme.ts'

const readmes = ['..', ...readdirSync(packagesFolder)].flatMap((name) =>
  typescriptBlocks(readmeOf(name)).map((block, index) => ({
    ...block,
    file: `${name === '..' ? 'repository' : name}-${index + 1}`,
  })),
)

describe('the READMEs', () => {
  let project: Project

  beforeAll(async () => {
    project = await createProject(allPackages(), ['@types/node@22', 'zod@4'])
    for (const { file, code } of readmes) project.write(`${file}.ts`, code)
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
        files: readmes.map(({ file }) => `${file}.ts`),
      }),
    )
  })
  afterAll(() => {
    project.remove()
  })

  test.each(compilers)('compile with %s', async (_compiler, path) => {
    const outcome = await project.run(process.execPath, [path])
    expect(outcome).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  describe.each(nodes)('print what they say on %s', (_node, path) => {
    const examples = readmes.filter(({ output }) => output !== undefined)

    test.each(examples)('$file', async ({ file, output }) => {
      const outcome = await project.run(path, [`out/${file}.js`])
      expect(outcome).toEqual({ code: 0, stdout: output, stderr: '' })
    })

    test('and none is missing', () => {
      expect(examples.map(({ file }) => file)).toEqual(
        expect.arrayContaining([
          'repository-1',
          'core-1',
          'sandbox-1',
          ...channelPackages().map(({ name }) => `${name}-1`),
        ]),
      )
    })
  })
})
