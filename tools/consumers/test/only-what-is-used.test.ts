import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { build } from 'esbuild'
import { isChannel, readManifests } from 'packed'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { nodes } from './places.ts'
import { createProject, type Project } from './project.ts'

const channels = Object.entries(readManifests()).flatMap(([name, manifest]) =>
  isChannel(manifest) ? [name] : [],
)

/** What a bundler made of a program: the code, and the files that it took it from. */
interface Bundle {
  readonly code: string
  readonly files: readonly string[]
}

const bundlers: Readonly<Record<string, (entry: string, folder: string) => Promise<Bundle>>> = {
  esbuild: async (entry, folder) => {
    const { outputFiles, metafile } = await build({
      entryPoints: [entry],
      absWorkingDir: folder,
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      write: false,
      metafile: true,
    })
    const [output] = Object.values(metafile.outputs)
    const used = Object.entries(output?.inputs ?? {}).filter(([, input]) => input.bytesInOutput > 0)
    return { code: outputFiles[0]?.text ?? '', files: used.map(([file]) => file) }
  },
  rolldown: async (entry, folder) => {
    const bundle = await rolldown({ input: join(folder, entry), platform: 'node' })
    const { output } = await bundle.generate({ format: 'esm', minify: true })
    await bundle.close()
    const { code, modules } = output[0]
    return {
      code,
      files: Object.keys(modules).filter((file) => (modules[file]?.renderedLength ?? 0) > 0),
    }
  },
}

describe('a project with every channel', () => {
  let project: Project

  beforeAll(async () => {
    project = await createProject(['core', ...channels])
    project.write(
      'app.js',
      `import { createDecoder } from '@bird-interactions/core'
       import { rcs } from '@bird-interactions/rcs'
       console.log(createDecoder([rcs])(JSON.parse(process.argv[2])).channel)`,
    )
  })
  afterAll(() => {
    project.remove()
  })

  describe.each(Object.keys(bundlers))(
    'an app that imports rcs alone, bundled by %s',
    (bundler) => {
      let bundle: Bundle
      beforeAll(async () => {
        bundle = (await bundlers[bundler]?.('app.js', project.folder)) ?? { code: '', files: [] }
      })

      test('has what it uses', () => {
        expect(bundle.code).toContain('card_{card}_item_{item}_clicked')
        expect(bundle.files.join('\n')).toContain('@bird-interactions/rcs/')
      })

      test('has nothing of another channel, and no pattern that is not of rcs', () => {
        for (const name of channels.filter((name) => name !== 'rcs')) {
          expect(bundle.files.join('\n')).not.toContain(`@bird-interactions/${name}/`)
          expect(bundle.code).not.toMatch(new RegExp(`\\bname:["'\`]${name}["'\`]`))
        }
        const ofRcs = patternsOf(project, 'rcs')
        for (const pattern of bundle.code.match(/[\w]*\{\w+\}[\w{}]*_clicked/g) ?? []) {
          expect(ofRcs).toContain(pattern)
        }
      })

      test('has neither zod nor undici', () => {
        expect(bundle.files.join('\n')).not.toMatch(/node_modules\/(?:zod|undici)\//)
        expect(bundle.code).not.toMatch(/\bzod\b|\bundici\b/i)
      })
    },
  )

  describe.each(nodes)('on %s', (_node, path) => {
    test.each(channels)('importing %s loads nothing else', async (name) => {
      const program = `await import('@bird-interactions/${name}')`
      const trace = await project.run(path, ['--input-type=module', '-e', program], {
        NODE_DEBUG: 'esm',
      })
      expect(trace.code).toBe(0)
      const stored = [...trace.stderr.matchAll(/Storing (file:\S+)/g)].map(([, url]) => url ?? '')
      const packages = stored.flatMap(
        (url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? [],
      )
      expect(new Set(packages)).toEqual(new Set([`@bird-interactions/${name}`]))
    })
  })
})

/** The patterns in a channel's built literal. */
function patternsOf(project: Project, name: string): readonly string[] {
  const file = join(project.folder, `node_modules/@bird-interactions/${name}/dist/index.js`)
  return readFileSync(file, 'utf8').match(/\w*\{\w+\}[\w{}]*_clicked/g) ?? []
}
