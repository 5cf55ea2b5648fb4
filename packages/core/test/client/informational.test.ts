import type { Socket } from 'node:net'

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { skipInformational } from '../../src/client/transport/skip-informational.ts'

const ANSWER = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}'
const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n'
const HINTS = 'HTTP/1.1 103 Early Hints\r\nlink: </style.css>\r\n\r\n'

/** A socket that reads what arrives, and what is read of it when all has arrived. */
function socketThat() {
  const arrived: Buffer[] = []
  const sizes: (number | undefined)[] = []
  const socket = {
    bytesWritten: 0,
    read: (size?: number): Buffer | null => {
      sizes.push(size)
      return arrived.shift() ?? null
    },
  }
  skipInformational(socket as unknown as Socket)
  const readAll = (): string => {
    const chunks: Buffer[] = []
    for (let chunk = socket.read(); chunk !== null; chunk = socket.read()) chunks.push(chunk)
    return Buffer.concat(chunks).toString('latin1')
  }
  return {
    socket,
    sizes,
    arrive: (text: string): void => {
      arrived.push(Buffer.from(text, 'latin1'))
    },
    /** A request is written. */
    ask: (): void => {
      socket.bytesWritten += 100
    },
    readAll,
    /** What is read when this arrives bit by bit. */
    readEach: (texts: readonly string[]): string[] =>
      texts.map((text) => {
        arrived.push(Buffer.from(text, 'latin1'))
        return readAll()
      }),
  }
}

describe('informational answers are left out', () => {
  test.each([
    ['one', CONTINUE + ANSWER, ANSWER],
    ['several', CONTINUE + HINTS + CONTINUE + ANSWER, ANSWER],
    ['of any number but 101', `HTTP/1.1 199 What\r\n\r\n${ANSWER}`, ANSWER],
    ['not where none is', ANSWER, ANSWER],
    [
      'not 101, after which no HTTP follows',
      `HTTP/1.1 101 Go\r\n\r\nabc`,
      `HTTP/1.1 101 Go\r\n\r\nabc`,
    ],
    [
      'not of another version',
      `HTTP/1.0 100 Go\r\n\r\n${ANSWER}`,
      `HTTP/1.0 100 Go\r\n\r\n${ANSWER}`,
    ],
    [
      'not without a number',
      `HTTP/1.1 1x0 Go\r\n\r\n${ANSWER}`,
      `HTTP/1.1 1x0 Go\r\n\r\n${ANSWER}`,
    ],
    [
      'not with half a number',
      `HTTP/1.1 10x Go\r\n\r\n${ANSWER}`,
      `HTTP/1.1 10x Go\r\n\r\n${ANSWER}`,
    ],
    ['not inside of another word', `X${CONTINUE}${ANSWER}`, `X${CONTINUE}${ANSWER}`],
    ['not what is no HTTP', 'hello', 'hello'],
  ])('%s', (_what, sent, read) => {
    const { ask, arrive, readAll } = socketThat()
    ask()
    arrive(sent)
    expect(readAll()).toBe(read)
  })

  test('wherever the bytes are cut', () => {
    const sent = CONTINUE + HINTS + ANSWER
    fc.assert(
      fc.property(fc.array(fc.nat({ max: sent.length }), { maxLength: 6 }), (places) => {
        const cuts = [0, ...places.toSorted((left, right) => left - right), sent.length]
        const pieces = cuts.slice(1).map((end, index) => sent.slice(cuts[index], end))
        const { ask, readEach } = socketThat()
        ask()
        expect(readEach(pieces.filter((piece) => piece !== '')).join('')).toBe(ANSWER)
      }),
    )
  })

  test('before each answer of a connection', () => {
    const { ask, arrive, readAll } = socketThat()
    for (let request = 0; request < 3; request++) {
      ask()
      arrive(HINTS + ANSWER)
      expect(readAll()).toBe(ANSWER)
    }
  })

  test('but not from the middle of an answer, whatever it holds', () => {
    const { ask, readEach } = socketThat()
    ask()
    expect(readEach([ANSWER, CONTINUE, `${CONTINUE}${ANSWER}`])).toEqual([
      ANSWER,
      CONTINUE,
      CONTINUE + ANSWER,
    ])
    ask()
    expect(readEach([CONTINUE + ANSWER, CONTINUE])).toEqual([ANSWER, CONTINUE])
  })

  test('and what was begun before the next request is no part of its answer', () => {
    const { ask, readEach } = socketThat()
    ask()
    expect(readEach(['HTTP/1.1 10'])).toEqual([''])
    ask()
    expect(readEach([ANSWER])).toEqual([ANSWER])
  })
})

describe('nothing is held back longer than needed', () => {
  test('the bytes of any other answer are handed on as they are', () => {
    const { ask, socket, arrive } = socketThat()
    ask()
    arrive(ANSWER)
    const read = socket.read()
    expect(read?.toString()).toBe(ANSWER)
    expect(socket.read()).toBeNull()
  })

  test.each([
    ['X', 'X'],
    ['HTTP/1.1 2', 'HTTP/1.1 2'],
    ['HTTP/1.1 200', 'HTTP/1.1 200'],
    ['HTTP/1.1 1x', ''],
    ['HTTP/1.1 1xx', 'HTTP/1.1 1xx'],
    ['H', ''],
    ['HTTP/1.1 ', ''],
    ['HTTP/1.1 1', ''],
    ['HTTP/1.1 10', ''],
    ['HTTP/1.1 101', 'HTTP/1.1 101'],
    ['HTTP/1.1 100', ''],
    ['HTTP/1.1 100 Continue\r\n\r', ''],
    ['HTTP/1.1 100 Continue\r\n\r\n', ''],
    ['HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 2', 'HTTP/1.1 2'],
  ])('after %j: %j', (sent, read) => {
    const { ask, readEach } = socketThat()
    ask()
    expect(readEach([sent])).toEqual([read])
  })

  test('a head without an end is handed on at 16 KiB', () => {
    const { ask, readEach } = socketThat()
    ask()
    const start = `HTTP/1.1 103 `.padEnd(16 * 1024 - 1, 'a')
    expect(readEach([start, 'b'])).toEqual(['', `${start}b`])
  })

  test('as much is read as was asked for', () => {
    const { ask, arrive, socket, sizes } = socketThat()
    ask()
    arrive(ANSWER)
    socket.read(7)
    expect(sizes).toEqual([7])
  })
})
