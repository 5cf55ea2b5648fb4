import { pick } from '../fields/pick.ts'
import { toJson } from '../json.ts'
import type { RecordFormatter, RecordOptions } from './record-formatter.ts'

type Chosen = Pick<RecordOptions, 'paths' | 'raw'>

/** Records as one JSON array, laid out to be read. */
export function jsonArray<T extends object>(options: Chosen): RecordFormatter<T> {
  let text = ''
  return {
    add: (records) => {
      const parts = records.map((record) => {
        const before = text === '' ? '[\n' : ',\n'
        text = `  ${toJson(forPrograms(record, options), 2).replaceAll('\n', '\n  ')}`
        return before + text
      })
      return parts.join('')
    },
    end: () => (text === '' ? '[]\n' : '\n]\n'),
  }
}

/** Records as JSON, one a line. */
export function jsonLines<T extends object>(options: Chosen): RecordFormatter<T> {
  return {
    add: (records) => records.map((record) => `${toJson(forPrograms(record, options))}\n`).join(''),
    end: () => '',
  }
}

/** A record with the fields asked for, and with its object as received where that was asked for. */
function forPrograms(record: object, { paths, raw }: Chosen): object {
  if (paths !== undefined) return pick(record, raw ? [...paths, ['raw']] : paths)
  // A decoded object's own `raw` is not enumerable, so that nothing is printed twice unasked.
  return raw && 'raw' in record ? { ...record, raw: record.raw } : record
}
