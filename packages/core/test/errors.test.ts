import { inspect } from 'node:util'

import {
  ApiError,
  BirdError,
  ConfigError,
  ConnectionError,
  ResponseError,
  TimeoutError,
} from '@bird-interactions/core'
import { describe, expect, test, vi } from 'vitest'

vi.resetModules()
const copy = await import('../src/errors.ts')

const cause = new Error('ECONNREFUSED')

const leaves = [
  {
    name: 'ApiError',
    mine: ApiError,
    theirs: copy.ApiError,
    make: (from: typeof copy) =>
      new from.ApiError('not_found', 'No such message.', {
        status: 404,
        headers: { 'content-type': 'application/json' },
        attempts: 1,
        body: { code: 'NotFound', message: 'Not found' },
      }),
  },
  {
    name: 'ConnectionError',
    mine: ConnectionError,
    theirs: copy.ConnectionError,
    make: (from: typeof copy) =>
      new from.ConnectionError('connection_failed', 'Refused.', { attempts: 3, cause }),
  },
  {
    name: 'TimeoutError',
    mine: TimeoutError,
    theirs: copy.TimeoutError,
    make: (from: typeof copy) =>
      new from.TimeoutError('attempt_timed_out', 'Too slow.', { attempts: 2 }),
  },
  {
    name: 'ResponseError',
    mine: ResponseError,
    theirs: copy.ResponseError,
    make: (from: typeof copy) => new from.ResponseError('not_json', 'HTML.', { status: 200 }),
  },
  {
    name: 'ConfigError',
    mine: ConfigError,
    theirs: copy.ConfigError,
    make: (from: typeof copy) => new from.ConfigError('invalid_id', 'No UUID.'),
  },
] as const

const original = { ApiError, BirdError, ConfigError, ConnectionError, ResponseError, TimeoutError }

describe.each(leaves)('$name', ({ name, mine, theirs, make }) => {
  test('is an Error, a BirdError, and itself alone', () => {
    const error = make(original)
    expect(error).toBeInstanceOf(Error)
    expect(error).toBeInstanceOf(BirdError)
    const classes = leaves.filter((leaf) => error instanceof leaf.mine)
    expect(classes.map((leaf) => leaf.name)).toEqual([name])
  })

  test('is known to another copy of the package, and knows those of the other', () => {
    expect(theirs).not.toBe(mine)
    expect(make(original)).toBeInstanceOf(copy.BirdError)
    expect(make(original)).toBeInstanceOf(theirs)
    expect(make(copy)).toBeInstanceOf(BirdError)
    expect(make(copy)).toBeInstanceOf(mine)
    expect(
      leaves.filter((leaf) => make(copy) instanceof leaf.mine).map((leaf) => leaf.name),
    ).toEqual([name])
  })

  test('is known to copies of other versions by one symbol, whose name never changes', () => {
    const symbol = Symbol.for('@bird-interactions/core:error')
    expect((mine as unknown as Record<symbol, unknown>)[symbol]).toBe(name)
  })

  test('has a name that can be defined anew, as those of JavaScript', () => {
    expect(Object.getOwnPropertyDescriptor(mine.prototype, 'name')).toMatchObject({
      configurable: true,
      enumerable: false,
    })
  })

  test('says its name, its code and its message wherever it is printed', () => {
    const error = make(original)
    expect(error.name).toBe(name)
    expect(Object.keys(error)).not.toContain('name')
    expect(String(error)).toBe(`${name}: ${error.message}`)
    expect(error.stack).toContain(`${name}: ${error.message}`)
    expect(inspect(error)).toContain(`${name}: ${error.message}`)
    expect(inspect(error)).toContain(`code: '${error.code}'`)
  })
})

test('what they have in common has a name of its own', () => {
  const symbol = Symbol.for('@bird-interactions/core:error')
  expect((BirdError as unknown as Record<symbol, unknown>)[symbol]).toBe('BirdError')
  expect((BirdError.prototype as Error).name).toBe('BirdError')
})

describe('a subclass of a leaf', () => {
  class MissingKeyError extends ConfigError {
    readonly hint = 'Set BIRD_ACCESS_KEY.'
  }
  const error = new MissingKeyError('invalid_access_key', 'No key.')

  test('is all that its parents are, in either copy', () => {
    expect(error).toBeInstanceOf(MissingKeyError)
    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toBeInstanceOf(BirdError)
    expect(error).toBeInstanceOf(copy.ConfigError)
    expect(error).toBeInstanceOf(copy.BirdError)
    expect(error).not.toBeInstanceOf(ApiError)
  })

  test('does not take its parents for itself', () => {
    expect(new ConfigError('invalid_id', 'No UUID.')).not.toBeInstanceOf(MissingKeyError)
    expect(new copy.ConfigError('invalid_id', 'No UUID.')).not.toBeInstanceOf(MissingKeyError)
  })
})

describe('instanceof', () => {
  test.each([[undefined], [null], [{}], ['BirdError'], [cause], [Object.create(null)]])(
    '%j is no BirdError',
    (value) => {
      expect(value instanceof BirdError).toBe(false)
      expect(value instanceof ConfigError).toBe(false)
    },
  )

  test('is not taken in by a name', () => {
    class BirdErrorOfAnother extends Error {
      override readonly name = 'BirdError'
    }
    expect(new BirdErrorOfAnother('x')).not.toBeInstanceOf(BirdError)
  })

  test('a plain BirdError is none of its leaves', () => {
    const error = new BirdError('invalid_id', 'No UUID.')
    expect(leaves.some((leaf) => error instanceof leaf.mine)).toBe(false)
  })
})

describe('what was not given is not there', () => {
  test('in an ApiError', () => {
    const error = new ApiError('server_error', 'Down.', { status: 500, headers: {}, attempts: 1 })
    expect(Object.keys(error).toSorted()).toEqual(['attempts', 'code', 'headers', 'status'])
    expect('cause' in error).toBe(false)
  })

  test('in a TimeoutError, but for a list of failures', () => {
    const given = { attempts: 1, failures: [new ConfigError('invalid_id', 'No UUID.')] }
    const error = new TimeoutError('deadline_exceeded', 'Too slow.', given)
    expect(Object.keys(error).toSorted()).toEqual(['attempts', 'code', 'failures'])
    expect(error.failures).toBe(given.failures)
    expect(new TimeoutError('deadline_exceeded', 'Slow.', { attempts: 1 }).failures).toEqual([])
    const held = new TimeoutError('deadline_exceeded', 'Slow.', { attempts: 0, retryAfterMs: 0 })
    expect(held.retryAfterMs).toBe(0)
  })

  test('in a ResponseError', () => {
    expect(Object.keys(new ResponseError('not_json', 'HTML.'))).toEqual(['code'])
  })

  test('and a cause is, when there is one', () => {
    expect(new ConnectionError('tls_failed', 'Expired.', { attempts: 1, cause }).cause).toBe(cause)
  })
})
