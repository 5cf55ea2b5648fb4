import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { readGuide, type Step, stepsOf } from 'guide'
import { type Outcome, run } from 'packed/run'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'

import { compilers, nodes } from './places.ts'
import { type Registry, startRegistry } from './registry.ts'

const guide = readGuide('adding-a-channel')
const PACKAGE = 'bird-interactions-channel-pager'

/** Follows steps as they stand, and gives what each of them printed. */
async function follow(steps: readonly Step[], start: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const place = join(start, 'where')
  let folder = start
  for (const step of steps) {
    if ('file' in step) {
      const path = join(folder, step.file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, step.code)
      continue
    }
    const script = `set -e\n${step.commands}\npwd > ${place}\n`
    outcomes.push({ ...(await run('sh', ['-c', script], { folder })) })
    if (outcomes.at(-1)?.code !== 0) break
    folder = readFileSync(place, 'utf8').trim()
  }
  return outcomes
}

function newFolder(registry: Registry, folders: readonly string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'bird-interactions-guide-'))
  for (const folder of folders) {
    mkdirSync(join(root, folder))
    writeFileSync(join(root, folder, '.npmrc'), `${registry.setting}prefer-offline=true\n`)
  }
  return root
}

describe('whoever has only the guide and the packages', () => {
  const steps = stepsOf(guide, 'In a package of your own')
  const commands = steps.filter((step) => 'commands' in step)
  let registry: Registry
  let root: string
  let outcomes: readonly Outcome[]
  const outcomeOf = (command: string) =>
    outcomes[commands.findIndex(({ commands }) => commands.includes(command))]

  beforeAll(async () => {
    registry = await startRegistry(inject('tarballs'))
    root = newFolder(registry, ['app'])
    const [first, ...others] = steps
    const made = await follow(first === undefined ? [] : [first], root)
    writeFileSync(join(root, PACKAGE, '.npmrc'), `${registry.setting}prefer-offline=true\n`)
    outcomes = [...made, ...(await follow(others, join(root, PACKAGE)))]
  }, 240_000)
  afterAll(async () => {
    await registry.close()
    rmSync(root, { recursive: true, force: true })
  })

  test('gets through every step', () => {
    expect(outcomes.filter(({ code }) => code !== 0)).toEqual([])
    expect(outcomes).toHaveLength(commands.length)
    expect(commands.length).toBeGreaterThan(5)
  })

  test('writes less than 40 lines, besides package.json and tsconfig.json', () => {
    const written = steps.flatMap((step) =>
      'file' in step && !/^(?:package|tsconfig)\.json$|^app\.ts$/.test(step.file) ? [step] : [],
    )
    expect(written.map(({ file }) => file)).toContain('src/index.ts')
    const lines = written.flatMap(({ code }) => code.trimEnd().split('\n'))
    expect(lines.length).toBeLessThan(40)
  })

  test('has its contract tested by node --test and by vitest', () => {
    const { stdout = '' } = outcomeOf('npx vitest run') ?? {}
    const cases = Number(/^(?:#|ℹ) pass (\d+)$/m.exec(stdout)?.[1])
    expect(cases).toBeGreaterThan(12)
    expect(stdout).toMatch(/^(?:#|ℹ) fail 0$/m)
    const plain = stdout.replaceAll(/\u001B\[[0-9;]*m/g, '')
    expect(plain).toContain(`Tests  ${cases} passed (${cases})`)
  })

  test.each(nodes)('has it tested by node --test on %s', async (_node, path) => {
    const { code, stdout } = await run(path, ['--test'], { folder: join(root, PACKAGE) })
    expect({ code, stdout }).toMatchObject({ code: 0 })
    expect(stdout).toMatch(/^(?:#|ℹ) fail 0$/m)
  })

  test('is told by the contract when a pattern is misspelled', async () => {
    const folder = join(root, PACKAGE)
    const built = join(folder, 'dist/index.js')
    const source = readFileSync(built, 'utf8')
    writeFileSync(built, source.replace('row_{row}_button_{button}', 'row_{row}_buton_{button}'))
    const { code, stdout } = await run(process.execPath, ['--test'], { folder })
    writeFileSync(built, source)
    expect(code).not.toBe(0)
    expect(stdout).toContain("It is read as { kind: 'unrecognized', text: 'row_2_button_0' }")
  })

  test('sees decoder, formatter, client and schema use it, as the guide says', () => {
    const step = commands.find(({ commands }) => commands.includes('node app.ts'))
    expect(step?.output).toBeTruthy()
    expect(outcomeOf('node app.ts')?.stdout).toBe(step?.output)
  })

  test.each(compilers)('compiles the program with %s', async (_compiler, path) => {
    const flags = '--module nodenext --target es2022 --strict --noEmit'.split(' ')
    const folder = join(root, 'app')
    const outcome = await run(process.execPath, [path, ...flags, 'app.ts'], { folder })
    expect(outcome).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  test('sees the command find and use it', () => {
    const { stdout = '' } = outcomeOf('npx bird-interactions channels') ?? {}
    expect(stdout).toMatch(
      /^pager +read, seen +- +- +bird-interactions-channel-pager 1\.0\.0 \(project\)$/m,
    )
    const [last = ''] = stdout.trimEnd().split('\n').slice(-1)
    expect(JSON.parse(last)).toMatchObject({
      channel: 'pager',
      type: 'clicked',
      details: { kind: 'button', row: 2, button: 0 },
    })
  })
})

describe('the part about the literal', () => {
  const steps = stepsOf(guide, 'The literal')
  const commands = steps.filter((step) => 'commands' in step)
  let registry: Registry
  let root: string
  let outcomes: readonly Outcome[]

  beforeAll(async () => {
    registry = await startRegistry(inject('tarballs'))
    root = newFolder(registry, ['any'])
    const folder = join(root, 'any')
    await run('npm', ['install', '--no-audit', '--no-fund', '@bird-interactions/core'], { folder })
    outcomes = await follow(steps, folder)
  }, 240_000)
  afterAll(async () => {
    await registry.close()
    rmSync(root, { recursive: true, force: true })
  })

  test('prints what it says', () => {
    expect(commands.length).toBeGreaterThan(1)
    expect(outcomes.map(({ stdout }) => stdout)).toEqual(commands.map(({ output }) => output))
  })
})

describe('a guide', () => {
  test('has no section, and nothing before the first, whose blocks no test follows', () => {
    const [preamble, ...sections] = guide.split('\n## ')
    expect(preamble).not.toContain('```')
    expect(sections.map((section) => section.split('\n')[0])).toEqual([
      'In a package of your own',
      // Followed by the test of the generator, in a copy of the repository.
      'In this repository',
      'The literal',
    ])
  })

  test('is read as its steps, and no block goes untested', () => {
    const text =
      '\n## One\n```sh\nls\n```\n\n```text\nx\n```\n```ts title="a.ts"\n1\n```\n## Two\n```ts\n2\n```\n'
    expect(stepsOf(text, 'One')).toEqual([
      { commands: 'ls\n', output: 'x\n' },
      { file: 'a.ts', code: '1\n' },
    ])
    expect(() => stepsOf(text, 'Two')).toThrow('cannot be tested')
  })
})
