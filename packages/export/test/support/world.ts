import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { type ClientOptions, createClient } from '@bird-interactions/core/client'
import { type FakeAnswer, fakeTransport } from '@bird-interactions/core/testing'
import type { ExportRef } from '@bird-interactions/export'
import { onTestFinished } from 'vitest'

import { channelId, channels, wire } from './rows.ts'

/** The id of a message by its number. */
export function idOf(number: number): string {
  return `30000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

export function refs(count: number, from = 0): ExportRef[] {
  return Array.from({ length: count }, (_, index) => ({
    channelId,
    messageId: idOf(from + index),
  }))
}

/** The number of the message that a path asks for. */
function numberOf(path: string): number {
  return Number(/messages\/[0-9-]*-(\d{12})\//.exec(path)?.[1])
}

/** The interactions of a message: one or two, by its number. */
function interactionsOf(number: number): object[] {
  return Array.from({ length: 1 + (number % 2) }, (_, index) =>
    wire({
      id: `4000000${index}-0000-4000-8000-${String(number).padStart(12, '0')}`,
      messageId: idOf(number),
    }),
  )
}

/** A Bird that has every message, and answers otherwise what a test says. */
export function bird(
  otherwise: (
    number: number,
  ) => FakeAnswer | Error | undefined | Promise<FakeAnswer | Error | undefined> = () => undefined,
  options: Partial<ClientOptions<typeof channels>> = {},
) {
  const asked: number[] = []
  const transport = fakeTransport(async ({ path }) => {
    const number = numberOf(path)
    asked.push(number)
    return (await otherwise(number)) ?? { body: { results: interactionsOf(number) } }
  })
  const client = createClient({
    accessKey: 'any-key',
    workspaceId: '10000000-0000-4000-8000-000000000001',
    channels,
    baseUrl: 'https://example.com',
    transport,
    random: () => 0,
    rateLimit: false,
    ...options,
  })
  return { client, asked }
}

/** A folder for one test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'bird-interactions-export-'))
  onTestFinished(() => {
    rmSync(path, { recursive: true, force: true })
  })
  return path
}

/** The lines of a file in the order of the alphabet. */
export function sortedLines(path: string): string[] {
  const text = readFileSync(path, 'utf8')
  if (text !== '' && !text.endsWith('\n')) throw new Error('The last line is cut off.')
  return text.split('\n').slice(0, -1).toSorted()
}
