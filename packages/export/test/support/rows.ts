import { createDecoder } from '@bird-interactions/core'
import { email } from '@bird-interactions/email'
import { rcs } from '@bird-interactions/rcs'
import { type ExportRow, type ExportSource, readExport, rowOf } from '@bird-interactions/export'

export const channels = [rcs, email] as const

export const channelId = '20000000-0000-4000-8000-000000000001'
export const messageId = '30000000-0000-4000-8000-000000000001'

const decode = createDecoder<readonly (typeof channels)[number][]>(channels)

/** An interaction as Bird would send it: made up, but for what a test says. */
export function wire(fields: Readonly<Record<string, unknown>> = {}) {
  return {
    id: '40000000-0000-4000-8000-000000000001',
    messageId,
    channelId,
    platformId: 'rcs-google',
    type: 'clicked',
    createdAt: '2026-01-01T00:00:00.19271Z',
    messageCreatedAt: '2026-01-01T00:00:00Z',
    details: 'card_2_item_1_clicked',
    metadata: { button: { payload: 'website' } },
    receiver: { contacts: [{ identifierValue: '+12025550105' }] },
    ...fields,
  }
}

/** The row of such an interaction. */
export function row(fields: Readonly<Record<string, unknown>> = {}, raw = false): ExportRow {
  return rowOf(decode(wire(fields)), { messageId }, raw)
}

/** All rows of an export. */
export async function readAll(source: ExportSource): Promise<ExportRow[]> {
  const rows: ExportRow[] = []
  for await (const one of readExport(source)) rows.push(one)
  return rows
}
