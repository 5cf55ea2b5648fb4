import { describe, expect, test } from 'vitest'

import { redact, redactCause, redactHeaders } from '../../src/client/answer/redact.ts'

const secrets = ['s3cret', 'hush']

test('every secret is taken out of a text, wherever it stands', () => {
  expect(redact('hush, a s3cret is a s3cret', secrets)).toBe(
    '[access key], a [access key] is a [access key]',
  )
})

describe('headers', () => {
  test('without a secret stay what they are', () => {
    const headers = { one: 'a', two: 'b' }
    expect(redactHeaders(headers, secrets)).toBe(headers)
  })

  test('lose one of several secrets, in whichever header it is', () => {
    for (const secret of secrets) {
      expect(redactHeaders({ one: 'a', two: `b ${secret}` }, secrets)).toEqual({
        one: 'a',
        two: 'b [access key]',
      })
    }
  })
})

describe('a cause', () => {
  const deep = (depth: number): unknown =>
    Array.from({ length: depth }).reduce((inner) => ({ inner }), 'hush' as unknown)

  test('without a secret stays what it is', () => {
    const cause = new Error('words', { cause: { inner: ['words'] } })
    expect(redactCause(cause, secrets)).toBe(cause)
  })

  test.each<[string, unknown]>([
    ['deep inside', deep(9)],
    ['in a hidden property', Object.defineProperty({}, 'hidden', { value: 'hush' })],
    ['behind a long text', `${'x'.repeat(20_000)}hush`],
    ['in what it was caused by', new Error('words', { cause: deep(5) })],
  ])('with a secret %s is left with its words', (_name, cause) => {
    const left = redactCause(cause, secrets)
    expect(left).toBeInstanceOf(Error)
    expect(left).not.toBe(cause)
    expect((left as Error).message).not.toContain('hush')
    expect((left as Error).cause).toBeUndefined()
  })

  test('keeps its message and its stack, but for the secret', () => {
    const cause = new Error('a s3cret came out')
    const left = redactCause(cause, secrets) as Error
    expect(left.message).toBe('a [access key] came out')
    expect(left.stack).toBe(cause.stack?.replaceAll('s3cret', '[access key]'))
    expect(left.stack).toContain('redact.test.ts')
  })

  test('that has no stack gets none', () => {
    const bare = Object.assign(new Error('hush'), { stack: undefined })
    expect((redactCause(bare, secrets) as Error).stack).toBe('')
    const plain = redactCause({ said: 'hush' }, secrets) as Error
    expect(plain.message).toBe("{ said: '[access key]' }")
    expect(plain.stack).toBe('')
  })
})
