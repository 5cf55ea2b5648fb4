import { expect, test } from 'vitest'

import { matchReasons } from '../match-reasons.ts'
import { formatPage } from '../page.ts'
import { mutant } from './setting.ts'

test('the page gives the score by folder and file, and each survivor with its reason', () => {
  const mutants = [
    mutant('Killed', { file: 'client/pace.ts' }),
    mutant('Timeout', { file: 'client/pace.ts' }),
    mutant('Survived', { file: 'client/pace.ts', line: 7 }),
    mutant('Survived', { original: '`x`', replacement: '``' }),
  ]
  const page = formatPage(
    mutants,
    matchReasons(mutants, {
      'client/pace.ts': [
        { equivalent: 'a is never b', changes: [['EqualityOperator', 'a > b', 'a >= b']] },
      ],
      'pace.ts': [{ owed: 'what x says', changes: [['EqualityOperator', '`x`', '``']] }],
    }),
  )
  expect(page).toContain('**Score: 50.00 %.** Of 4 mutants 2 are noticed (1 of them')
  expect(page).toContain('1 behave the same, and for 1 a test is owed.')
  expect(page).toContain('| **src** | 1 | 0 | 1 | 0.00 % |\n| pace.ts | 1 | 0 | 1 | 0.00 % |')
  expect(page).toContain('| **src/client** | 3 | 2 | 1 | 66.66 % |\n| client/pace.ts | 3 |')
  expect(page).toContain(
    '### client/pace.ts\n\nThe same: a is never b\n\n- client/pace.ts:7: `a > b` → `a >= b`\n',
  )
  expect(page).toContain('A test is owed: what x says\n\n- pace.ts:3: `` `x` `` → ``` `` ```\n')
})
