import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import nodePlop from 'node-plop'

import type { ChannelNames } from './channel-names.ts'

const templates = fileURLToPath(new URL('templates', import.meta.url))

/** The channel whose manifest, licence and build settings a new one gets: they are the same in all. */
const MODEL = 'rcs'

/**
 * Writes a channel package, and names it wherever channels are named: the dependencies of the command and of the sandbox, the
 * sandbox's data, the limits of size. Nothing is overwritten.
 *
 * @param repository The folder to write into.
 * @returns The files that were written or changed, relative to the repository.
 * @throws With the file and the reason, when one cannot be written; what was written before stays.
 */
export async function createChannel(
  names: ChannelNames,
  repository: string,
): Promise<readonly string[]> {
  const { name, identifier } = names
  const plop = await nodePlop('', { destBasePath: repository, force: false })
  const changed = new Set<string>()
  const file = (path: string): string => {
    changed.add(path)
    return join(repository, path)
  }
  const changeJson = (path: string, change: (json: Json) => unknown) => () => {
    const json = change(JSON.parse(readFileSync(join(repository, path), 'utf8')) as Json)
    writeFileSync(file(path), `${JSON.stringify(json, null, 2)}\n`)
    return path
  }
  const add = (template: string, path: string) => ({
    type: 'add',
    path: file(path),
    templateFile: join(templates, template),
  })
  const addDependency = (dependent: string) =>
    changeJson(`packages/${dependent}/package.json`, (manifest) => ({
      ...manifest,
      dependencies: sorted({
        ...(manifest['dependencies'] as Json),
        [`@bird-interactions/${name}`]: 'workspace:^',
      }),
    }))

  const generator = plop.setGenerator('channel', {
    prompts: [],
    actions: [
      ...filesBelow(join(templates, 'package')).map((path) =>
        add(`package/${path}`, `packages/${name}/${path.replace(/\.hbs$/, '')}`),
      ),
      ...['LICENSE', 'tsconfig.build.json', 'tsdown.config.ts', 'turbo.json'].map((path) => () => {
        const target = file(`packages/${name}/${path}`)
        mkdirSync(dirname(target), { recursive: true })
        copyFileSync(join(repository, 'packages', MODEL, path), target)
        return path
      }),
      () => {
        const model = readFileSync(join(repository, 'packages', MODEL, 'package.json'), 'utf8')
        const manifest = manifestLike(JSON.parse(model) as Json, names)
        writeFileSync(
          file(`packages/${name}/package.json`),
          `${JSON.stringify(manifest, null, 2)}\n`,
        )
        return 'package.json'
      },
      addDependency('cli'),
      addDependency('sandbox'),
      add('sandbox.ts.hbs', `packages/sandbox/src/data/channels/${name}.ts`),
      {
        type: 'modify',
        path: file('packages/sandbox/src/data/workspace.ts'),
        transform: (source: string) => withData(source, name, identifier),
      },
      changeJson('.size-limit.json', (limits) => [...(limits as unknown as Json[]), limitOf(name)]),
      add('changeset.md.hbs', `.changeset/new-channel-${name}.md`),
    ],
  })
  const channelId = nextChannelId(repository)
  const { failures } = await generator.runActions({ ...names, channelId })
  if (failures.length > 0) {
    throw new Error(failures.map(({ path, error }) => `${path}: ${error}`).join('\n'))
  }
  return [...changed].toSorted()
}

type Json = Readonly<Record<string, unknown>>

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
}

function manifestLike(model: Json, { name, title }: ChannelNames): Json {
  const keywords = model['keywords'] as readonly string[]
  return {
    ...model,
    name: `@bird-interactions/${name}`,
    version: '1.0.0',
    description: `${title} message interactions of Bird's Channels API, typed: a channel for @bird-interactions/core.`,
    keywords: keywords.map((keyword) => (keyword === MODEL ? name : keyword)).toSorted(),
  }
}

function limitOf(name: string): Json {
  return {
    name: `@bird-interactions/${name}, without core`,
    path: `packages/${name}/dist/index.js`,
    limit: '1 kB',
    gzip: true,
    ignore: ['@bird-interactions/core'],
  }
}

/** The list of the sandbox's data with one more entry, and its import in its place. */
function withData(source: string, name: string, identifier: string): string {
  const line = `import { ${identifier}Data } from './channels/${name}.ts'`
  const imports = source.match(/^import .* from '\.\/channels\/.*'$/gm) ?? []
  const pathOf = (text: string): string => text.slice(text.indexOf(' from '))
  const next = imports.find((other) => pathOf(other) > pathOf(line))
  const last = imports.at(-1)
  if (last === undefined) throw new Error('It imports no data of a channel to put this one beside.')
  return source
    .replace(next ?? last, (other) =>
      next === undefined ? `${other}\n${line}` : `${line}\n${other}`,
    )
    .replace(/(const data: readonly ChannelData\[\] = \[[^\]]*)\]/, `$1  ${identifier}Data,\n]`)
}

/** The sandbox's channels are numbered: the id after the last one. */
function nextChannelId(repository: string): string {
  const folder = join(repository, 'packages/sandbox/src/data/channels')
  const numbers = readdirSync(folder).map((file) => {
    const [, number] = /'10000000-0000-4000-8000-(\d{12})'/.exec(
      readFileSync(join(folder, file), 'utf8'),
    ) ?? ['', '0']
    return Number(number)
  })
  return `10000000-0000-4000-8000-${String(Math.max(...numbers) + 1).padStart(12, '0')}`
}

function sorted(record: Json): Json {
  return Object.fromEntries(
    Object.entries(record).toSorted(([left], [right]) => (left < right ? -1 : 1)),
  )
}
