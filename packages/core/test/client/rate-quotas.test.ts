import { expect, test } from 'vitest'

import { createRateQuotas } from '../../src/client/pace/rate-quotas.ts'

test('the last of several quotas that are used up is the one to wait for', () => {
  const quotas = createRateQuotas()
  expect(quotas.freeAt(0)).toBe(-Infinity)
  expect(quotas.endAt()).toBe(-Infinity)
  quotas.add({ remaining: 5, resetMs: 3000 }, 10, 0)
  quotas.add({ remaining: 2, resetMs: 1000 }, 10, 0)
  quotas.add({ remaining: 4, resetMs: 2000 }, 10, 0)
  expect([11, 12, 13, 14, 15, 16].map((granted) => quotas.freeAt(granted))).toEqual([
    -Infinity,
    1000,
    1000,
    2000,
    3000,
    3000,
  ])
  expect(quotas.endAt()).toBe(3000)
})

test('those that have run out are forgotten when another one comes', () => {
  const quotas = createRateQuotas()
  quotas.add({ remaining: 1, resetMs: 1000 }, 0, 0)
  quotas.add({ remaining: 9, resetMs: 1000 }, 1, 1000)
  expect(quotas.freeAt(1)).toBe(-Infinity)
  expect(quotas.freeAt(10)).toBe(2000)
})

test('of those that end within the same twentieth of a second, the least holds, until its end', () => {
  const quotas = createRateQuotas()
  quotas.add({ remaining: 5, resetMs: 1000 }, 0, 1)
  quotas.add({ remaining: 3, resetMs: 1000 }, 0, 20)
  quotas.add({ remaining: 4, resetMs: 1000 }, 0, 50)
  expect(quotas.freeAt(2)).toBe(-Infinity)
  expect(quotas.freeAt(3)).toBe(1050)
})
