import { type BirdError, ResponseError } from '@bird-interactions/core'
import type { Fault } from '@bird-interactions/sandbox'
import { describe, expect, test } from 'vitest'

import { clientFor, refOf, rejection, sandboxWith } from './support.ts'

/** What a call ends with when every answer has the fault, and how many answers it took. */
async function failureOf(fault: Fault | string) {
  const sandbox = await sandboxWith(fault)
  const error = await rejection<BirdError>(clientFor(sandbox).interactions.list(refOf(sandbox)))
  expect(error).toBeInstanceOf(ResponseError)
  expect(error).not.toBeInstanceOf(SyntaxError)
  return { error, requests: sandbox.requests.length }
}

/** The list with the fault, and the same without it. */
async function listWith(fault: Fault | string) {
  const sandbox = await sandboxWith()
  const { interactions } = clientFor(sandbox)
  const expected = await interactions.list(refOf(sandbox))
  sandbox.setFaults([fault])
  const received = await interactions.list(refOf(sandbox))
  expect(expected.interactions).not.toEqual([])
  return { received, expected }
}

describe('200 without a list', () => {
  test.each(['html', 'html,header=Content-Type: application/json', 'html,chunked'])(
    'C17 the page of a login (%s) is an error that shows its start, never an empty list',
    async (fault) => {
      const { error } = await failureOf(fault)
      expect(error).toMatchObject({ code: 'not_json', status: 200 })
      expect(error.message).toContain('<!DOCTYPE html>')
    },
  )

  test.each([
    ['empty', 200],
    ['empty,chunked', 200],
    ['status=204', 204],
  ])(
    'C18 an answer without content (%s) is an error, never an empty list',
    async (fault, status) => {
      const { error } = await failureOf(fault)
      expect(error).toMatchObject({ code: 'empty_body', status })
    },
  )

  test.each([
    ['{}', 'it has no results'],
    ['{"results":null}', 'its results are null'],
    ['{"results":{}}', 'its results are an object'],
    ['[]', 'it is a list'],
    ['null', 'it is null'],
    ['"x"', 'it is a string'],
  ])(
    'C20 %s breaks the contract: an error that says how, never an empty list',
    async (body, words) => {
      const { error, requests } = await failureOf({ body })
      expect(error).toMatchObject({ code: 'unexpected_shape', status: 200 })
      expect(error.message).toContain(words)
      expect(requests).toBe(1)
    },
  )
})

describe('JSON that was cut', () => {
  test('C19 is asked for again, and answered', async () => {
    const sandbox = await sandboxWith('truncated=20,times=1')
    const { interactions, response } = await clientFor(sandbox).interactions.list(refOf(sandbox))
    expect(response.attempts).toBe(2)
    expect(interactions).not.toEqual([])
  })

  test.each([
    ['within a text', '{"results":[{"payload":"é🎉', 30],
    ['between two values', '{"results":["é🎉",', 21],
    ['in the middle', '{"results":"é" "x"}', 16],
  ])('C19 cut %s, always, it is an error that names the byte', async (_name, body, offset) => {
    const { error } = await failureOf({ body })
    expect(error).toMatchObject({ code: 'invalid_json', status: 200 })
    expect(error.message).toMatch(new RegExp(`\\bbyte ${offset}\\b`))
  })
})

describe('a content type that is not application/json', () => {
  test.each([
    'without=content-type',
    'header=Content-Type: text/plain',
    'header=Content-Type: application/problem+json',
    'header=Content-Type: application/vnd.bird.v1+json; charset=utf-8',
    'header=Content-Type: ;;',
  ])('C21 the documented list is delivered all the same (%s)', async (fault) => {
    const { received, expected } = await listWith(fault)
    expect(received.interactions).toEqual(expected.interactions)
    expect(received.problems).toEqual(expected.problems)
  })

  test.each([
    ['text/plain', 'upstream ok', 'not_json'],
    ['application/problem+json', '["out of order"]', 'unexpected_shape'],
    ['application/vnd.bird.v1+json', 'ok', 'not_json'],
  ])('C21 anything else that calls itself %s is an error', async (type, body, code) => {
    const { error } = await failureOf({ body, header: [`Content-Type: ${type}`] })
    expect(error).toMatchObject({ code, status: 200 })
  })
})

describe('characters', () => {
  test('C22 invalid UTF-8 is an error: no replacement character is ever delivered', async () => {
    const { error } = await failureOf('charset=invalid-utf-8')
    expect(error).toMatchObject({ code: 'invalid_encoding', status: 200 })
    expect(error.message).not.toContain('\uFFFD')
  })

  test('C23 a byte order mark of UTF-8 is skipped', async () => {
    const { received, expected } = await listWith('charset=utf-8-bom')
    expect(received.interactions).toEqual(expected.interactions)
  })

  test.each(['utf-16le', 'utf-16be', 'latin1'])('C23 %s is an error', async (charset) => {
    const { error } = await failureOf(`charset=${charset}`)
    expect(['invalid_encoding', 'invalid_json', 'not_json']).toContain(error.code)
  })
})
