import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { readGuide, stepsOf } from 'guide'
import { runPnpm } from 'packed/pnpm'
import { run } from 'packed/run'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { channelNames } from '../channel-names.ts'
import { copyRepository, type RepositoryCopy } from './copy.ts'

/** The channel that the guide makes. */
const NAME = 'apple-messages'

const [make, check, ...others] = stepsOf(
  readGuide('adding-a-channel'),
  'In this repository',
).flatMap((step) => ('commands' in step ? [step.commands] : []))

describe('a new channel', () => {
  let copy: RepositoryCopy
  let printed: string
  const read = (file: string) => readFileSync(join(copy.folder, file), 'utf8')

  const sh = async (commands = '') => {
    const outcome = await run('sh', ['-ec', commands], copy)
    expect(outcome).toMatchObject({ code: 0 })
    return outcome
  }

  beforeAll(async () => {
    copy = await copyRepository()
    printed = (await sh(make)).stdout
    await runPnpm(['build'], copy.folder)
  }, 240_000)
  afterAll(() => {
    copy.remove()
  }, 60_000)

  test('is a complete package: literal, contract test, fixtures with their sources, README, changeset', () => {
    for (const file of [
      `packages/${NAME}/package.json`,
      `packages/${NAME}/LICENSE`,
      `packages/${NAME}/README.md`,
      `packages/${NAME}/src/index.ts`,
      `packages/${NAME}/test/contract.test.ts`,
      `packages/${NAME}/test/documented.ts`,
      `packages/${NAME}/test/readme.test.ts`,
      `packages/${NAME}/test/fixtures/SOURCES.md`,
      `.changeset/new-channel-${NAME}.md`,
    ]) {
      expect(existsSync(join(copy.folder, file)), file).toBe(true)
      expect(printed).toContain(`  ${file}\n`)
    }
    expect(read(`packages/${NAME}/src/index.ts`)).toContain('export const appleMessages =')
  })

  test('is in the list of the README', () => {
    expect(read('README.md')).toMatch(
      /^\| Apple Messages +\| \[`@bird-interactions\/apple-messages`\]\(packages\/apple-messages\) +\| `clicked` +\|$/m,
    )
  })

  test('is found by the built command at once, and decoded', async () => {
    const bin = join(copy.folder, 'packages/cli/dist/bin.js')
    const { stdout, stderr } = await run(process.execPath, [bin, 'channels'], copy)
    expect(stderr).toBe('')
    expect(stdout).toMatch(
      /^apple-messages +clicked +item: item_\{item\}_clicked +button +@bird-interactions\/apple-messages 1\.0\.0 \(command\)$/m,
    )
  })

  test('is among the channels of the built sandbox at once', async () => {
    const { stdout } = await run(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const { startSandbox } = await import('./packages/sandbox/dist/index.js')
         const sandbox = await startSandbox()
         console.log(JSON.stringify(sandbox.channels.at(-1)))
         await sandbox.close()`,
      ],
      copy,
    )
    const channel: unknown = JSON.parse(stdout)
    expect(channel).toEqual({
      id: expect.stringMatching(/^10000000-0000-4000-8000-\d{12}$/),
      name: NAME,
      platformId: NAME,
      description: 'Made-up Apple Messages sender (the platform id is made up, too)',
      origin: 'made up',
    })
  })

  test('passes its own tests and those of all channels together, by the commands of the guide', async () => {
    expect(check).toContain(`--project ${NAME} --project channels`)
    expect(others).toEqual([])
    const { stdout } = await sh(check)
    expect(stdout).toMatch(/^\d{3,} passed, 0 failed$/m)
  }, 120_000)

  test.each([
    ['types'],
    // Of all the sources, those that were written: to look at the others again takes its time.
    ['lint', `packages/${NAME}`, 'packages/sandbox/src/data'],
    ['format'],
    ['boundaries'],
    ['packages'],
    ['api'],
    ['changesets'],
    ['unused'],
    ['sizes'],
  ])(
    'passes the check of the %s',
    async (check, ...paths) => {
      await runPnpm([`check:${check}`, ...paths], copy.folder)
    },
    120_000,
  )

  test('cannot be made twice', async () => {
    await expect(runPnpm(['new:channel', NAME], copy.folder)).rejects.toThrow(
      `packages/${NAME} exists already. Choose another name, or change that package.`,
    )
  })
})

describe('a name', () => {
  const names = (name?: string, title?: string) => channelNames(name, title, '/')

  test('gives what is exported, and what people read', () => {
    expect(names('viber')).toEqual({ name: 'viber', identifier: 'viber', title: 'Viber' })
    expect(names('apple-messages')).toEqual({
      name: 'apple-messages',
      identifier: 'appleMessages',
      title: 'Apple Messages',
    })
    expect(names('kakao-talk', 'KakaoTalk').title).toBe('KakaoTalk')
  })

  test.each([
    [undefined, 'A name is missing: it is lower case letters, digits and dashes'],
    ['', '"" cannot be the name of a channel'],
    ['Viber', 'For example: pnpm new:channel apple-messages'],
    ['two words', 'cannot be the name'],
    ['-x', 'cannot be the name'],
    ['x-', 'cannot be the name'],
    ['../x', 'cannot be the name'],
    ['import', '"import" is a word that the language or the contract keeps'],
    ['unknown', '"unknown" is a word'],
  ])('%j is refused in words that help', (name, words) => {
    expect(() => names(name)).toThrow(words)
  })
})
