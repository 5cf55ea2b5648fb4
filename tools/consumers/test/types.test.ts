import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { packagesFolder } from 'packed'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { compilers } from './places.ts'
import { createProject, type Project } from './project.ts'

/** The type tests of core, compiled against its packed declarations instead of its sources. */
const folder = join(packagesFolder, 'core/test/types')
const files = readdirSync(folder).filter((file) => file.endsWith('.ts'))

describe.each(compilers)('the packed types under %s', (_compiler, path) => {
  let project: Project
  let errors: readonly string[]

  beforeAll(async () => {
    project = await createProject(['core'])
    for (const file of files) project.write(file, readFileSync(join(folder, file), 'utf8'))
    project.write(
      'tsconfig.json',
      JSON.stringify({
        compilerOptions: {
          module: 'nodenext',
          target: 'es2022',
          strict: true,
          exactOptionalPropertyTypes: true,
          noUncheckedIndexedAccess: true,
          skipLibCheck: false,
          types: [],
          noEmit: true,
          allowImportingTsExtensions: true,
        },
        files,
      }),
    )
    const { stdout } = await project.run(process.execPath, [path, '--pretty', 'false'])
    errors = stdout.split('\n').filter((line) => /error TS\d+/.test(line))
  })
  afterAll(() => {
    project.remove()
  })

  test.each(files)('%s', (file) => {
    expect(errors.filter((line) => line.startsWith(`${file}(`))).toEqual([])
  })

  test('and nothing else is wrong', () => {
    expect(errors.filter((line) => !files.some((file) => line.startsWith(`${file}(`)))).toEqual([])
  })

  test('and a wrong assertion is seen', async () => {
    project.write(
      'wrong.ts',
      `import { type Equal, expectType } from './assert.ts'\nexpectType<Equal<1, 2>>()\n`,
    )
    const config = JSON.stringify({ extends: './tsconfig.json', files: ['wrong.ts'] })
    project.write('tsconfig.wrong.json', config)
    const { code } = await project.run(process.execPath, [path, '-p', 'tsconfig.wrong.json'])
    expect(code).not.toBe(0)
  })
})
