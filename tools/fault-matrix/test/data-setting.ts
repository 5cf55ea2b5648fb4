import { readFileSync } from 'node:fs'

import { type Channel, createDecoder, type Dynamic } from '@bird-interactions/core'
import { createClient, type ListResult } from '@bird-interactions/core/client'
import { fakeTransport } from '@bird-interactions/core/testing'
import { rcs } from '@bird-interactions/rcs'
import { whatsapp } from '@bird-interactions/whatsapp'
import * as fc from 'fast-check'
import { onTestFinished } from 'vitest'

import { anyRef, workspaceId } from './support.ts'

/** The official channels, typed as channels that are found at run time. */
const channels: readonly Channel[] = [whatsapp, rcs]

/** Decodes interactions of the official channels. */
export const decode = createDecoder(channels)

/** A click with every field that Bird calls required, and what a test changes. */
export function wireOf(fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: 'dee91f17-5966-11ef-8508-0a58a9feac01',
    type: 'clicked',
    createdAt: '2024-08-13T11:26:22.035459Z',
    ...anyRef,
    platformId: 'rcs-google',
    messageReference: '7af126ba-8861-4d38-84b8-a613f982b9a9',
    messagePartsCount: 1,
    receiver: {
      contacts: [{ identifierKey: 'phonenumber', identifierValue: '+447123456789' }],
    },
    context: { id: 'a', type: 'campaign' },
    details: 'item_1_clicked',
    metadata: { button: { payload: 'website' } },
    ...fields,
  }
}

/** The same without one of its fields. */
export function wireWithout(field: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(wireOf()).filter(([name]) => name !== field))
}

/** A UUID for each number. */
export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

/** What a client gives for a list. A text is the body as it is. */
export async function list(results: readonly unknown[] | string): Promise<ListResult<Dynamic>> {
  const client = createClient({
    accessKey: 'any',
    workspaceId,
    channels,
    rateLimit: false,
    transport: fakeTransport({ body: typeof results === 'string' ? results : { results } }),
  })
  onTestFinished(() => client.close())
  return client.interactions.list(anyRef)
}

/** Any text that JavaScript can hold, half of a surrogate pair included. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.nat({ max: 0xffff }), { minLength: 1 })
  .map((codes) => String.fromCharCode(...codes))

/** Every order of a list. */
export function permutations<T>(values: readonly T[]): readonly (readonly T[])[] {
  if (values.length < 2) return [values]
  return values.flatMap((first, index) =>
    permutations(values.toSpliced(index, 1)).map((rest) => [first, ...rest]),
  )
}

/** A file of test data of a package, copied from Bird's documentation. */
export function published(path: string): Record<string, unknown> {
  const file = new URL(`../../../packages/${path}`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
}
