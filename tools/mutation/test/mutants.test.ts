import { describe, expect, test } from 'vitest'

import { mutantsOf, type Report } from '../mutants.ts'

type File = Report['files'][string]

describe('the mutants of a report', () => {
  test('have the text that was changed, also over several lines', () => {
    const source = 'if (a > b) {\n  stop()\n}\n'
    const mutants: File['mutants'] = [
      {
        mutatorName: 'BlockStatement',
        replacement: '{}',
        status: 'Survived',
        location: { start: { line: 1, column: 12 }, end: { line: 3, column: 2 } },
      },
      {
        mutatorName: 'EqualityOperator',
        replacement: 'a >= b',
        status: 'Killed',
        location: { start: { line: 1, column: 5 }, end: { line: 1, column: 10 } },
      },
    ]
    expect(mutantsOf({ files: { 'src/client/pace.ts': { source, mutants } } })).toEqual([
      {
        file: 'client/pace.ts',
        line: 1,
        mutator: 'EqualityOperator',
        original: 'a > b',
        replacement: 'a >= b',
        occurrence: 1,
        status: 'Killed',
      },
      {
        file: 'client/pace.ts',
        line: 1,
        mutator: 'BlockStatement',
        original: '{ stop() }',
        replacement: '{}',
        occurrence: 1,
        status: 'Survived',
      },
    ])
  })

  test('are counted when they read the same, whether they survive or not', () => {
    const at = (line: number, status: 'Killed' | 'Survived'): File['mutants'][number] => ({
      mutatorName: 'BooleanLiteral',
      replacement: 'false',
      status,
      location: { start: { line, column: 1 }, end: { line, column: 5 } },
    })
    const file = { source: 'true\ntrue\n', mutants: [at(2, 'Survived'), at(1, 'Killed')] }
    const mutants = mutantsOf({ files: { 'src/b.ts': file, 'src/a.ts': file } })
    expect(mutants.map(({ file, line, occurrence }) => [file, line, occurrence])).toEqual([
      ['a.ts', 1, 1],
      ['a.ts', 2, 2],
      ['b.ts', 1, 1],
      ['b.ts', 2, 2],
    ])
  })

  test('leave out the end of a long text', () => {
    const source = `'${'x'.repeat(300)}'`
    const [mutant] = mutantsOf({
      files: {
        'src/a.ts': {
          source,
          mutants: [
            {
              mutatorName: 'StringLiteral',
              replacement: '""',
              status: 'Killed',
              location: { start: { line: 1, column: 1 }, end: { line: 1, column: 303 } },
            },
          ],
        },
      },
    })
    expect(mutant?.original).toBe(`'${'x'.repeat(199)}…`)
  })
})
