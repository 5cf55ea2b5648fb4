import type { Break } from '../break.ts'

/** Breaks of the decoder and the grammar of details D01 to D26. */
export const dataBreaks: readonly Break[] = [
  {
    rows: ['D01'],
    file: 'core/src/decode.ts',
    find: 'if (type === undefined) this.sentType = wire.type',
    replace: '',
  },
  {
    rows: ['D01'],
    file: 'core/src/channel-rules.ts',
    find: 'for (const wireName of [type, ...(spec.aliases ?? [])])',
    replace: 'for (const wireName of [type])',
  },
  {
    rows: ['D02'],
    file: 'cli/src/output/records/json-records.ts',
    find: '{ ...record, raw: record.raw }',
    replace: '{ raw: record }',
  },
  {
    rows: ['D03'],
    file: 'core/src/schema/interaction-schema.ts',
    find: 'context: tolerant(',
    replace: 'context: (',
  },
  {
    rows: ['D03'],
    file: 'core/src/schema/documented-fields.ts',
    find: 'tagIds: z.array(uuid).optional(),\n  }).optional(),',
    replace: 'tagIds: z.array(uuid).optional(),\n  }),',
  },
  {
    rows: ['D04'],
    file: 'core/src/shape.ts',
    find: "(typeof value === 'string' ? value : undefined)",
    replace: "(typeof value === 'string' && value !== '' ? value : undefined)",
  },
  {
    rows: ['D05'],
    file: 'core/src/client/list/read-list.ts',
    find: "code: 'malformed',\n        index,",
    replace: "code: 'malformed',\n        index: problems.length,",
  },
  {
    rows: ['D05'],
    file: 'core/src/shape.ts',
    find: "typeof value === 'number' && Number.isFinite(value) ? value : undefined",
    replace:
      'Number.isFinite(parseInt(String(value), 10)) ? parseInt(String(value), 10) : undefined',
  },
  {
    rows: ['D06'],
    file: 'core/src/shape.ts',
    find: "if (key === '__proto__') continue",
    replace: '',
  },
  {
    rows: ['D06'],
    file: 'core/src/client/list/merge-duplicates.ts',
    find: '...raw,',
    replace: '...Object.assign({}, raw),',
  },
  {
    rows: ['D07'],
    file: 'core/src/pattern.ts',
    find: 'const MOST_DIGITS = 9',
    replace: 'const MOST_DIGITS = 20',
  },
  {
    rows: ['D08'],
    file: 'core/src/pattern.ts',
    find: 'if (end === at) return undefined',
    replace: '',
  },
  {
    rows: ['D09'],
    file: 'core/src/pattern.ts',
    find: 'if (text.charCodeAt(at) === ZERO) return at + 1',
    replace: '',
  },
  {
    rows: ['D10'],
    file: 'core/src/pattern.ts',
    find: 'if (at !== text.length) return undefined',
    replace: '',
  },
  {
    rows: ['D10'],
    file: 'core/src/details.ts',
    find: 'const details = readPattern(pattern, text, kind)',
    replace: 'const details = readPattern(pattern, text.toLowerCase(), kind)',
  },
  {
    rows: ['D11'],
    file: 'core/src/details.ts',
    find: 'for (const { kind, pattern } of type?.spellings ?? NO_SPELLINGS) {',
    replace:
      "if (/\\s+$/.test(text)) return { kind: 'unrecognized', text }\n  for (const { kind, pattern } of type?.spellings ?? NO_SPELLINGS) {",
  },
  {
    rows: ['D12'],
    file: 'rcs/src/index.ts',
    find: "['card_{card}_item_{item}_clicked', 'card_{card}_item_item_{item}_clicked']",
    replace: "'card_{card}_item_{item}_clicked'",
  },
  {
    rows: ['D15'],
    file: 'core/src/read-fields.ts',
    find: 'link: object<Link>({ name: text, url: text, clickType: text })',
    replace: 'link: object<Link>({ name: text, url: text } as never)',
  },
  {
    rows: ['D16'],
    file: 'core/src/created-at.ts',
    find: 'compareText(leftMoment.fraction, rightMoment.fraction)',
    replace: 'compareText(leftMoment.fraction.slice(0, 3), rightMoment.fraction.slice(0, 3))',
  },
  {
    rows: ['D16'],
    file: 'core/src/created-at.ts',
    find: "(match[8] === '-' ? -60 : 60)",
    replace: '60',
  },
  {
    rows: ['D17'],
    file: 'core/src/client/list/canonical-id.ts',
    find: '.toLowerCase()',
    replace: '',
  },
  {
    rows: ['D18'],
    file: 'core/src/client/list/canonical-json.ts',
    find: 'Object.keys(object)\n    .toSorted()',
    replace: 'Object.keys(object)',
  },
  {
    rows: ['D19'],
    file: 'core/src/client/list/merge-duplicates.ts',
    find: '(leftContent < rightContent ? 1 : -1)',
    replace: '0',
  },
  {
    rows: ['D21'],
    file: 'core/src/read-fields.ts',
    find: 'prefetched: boolean',
    replace: 'prefetched: text',
  },
  {
    rows: ['D22'],
    file: 'core/src/read-fields.ts',
    find: 'reaction: object<Reaction>({ emoji: text, action: text })',
    replace: 'reaction: object<Reaction>({ emoji: text } as never)',
  },
  {
    rows: ['D16', 'D22'],
    file: 'core/src/created-at.ts',
    find: "(value.id ?? '').toLowerCase()",
    replace: "''",
  },
  {
    rows: ['D23'],
    file: 'cli/src/output/recipients.ts',
    find: 'if (names.length > 0) return',
    replace: 'if (names.length === 1) return',
  },
  {
    rows: ['D24'],
    file: 'cli/src/output/escape-for-terminal.ts',
    find: '[\\p{Cc}\\p{Cf}',
    replace: '[\\p{Cc}',
  },
  {
    rows: ['D24'],
    file: 'cli/src/output/escape-invisible.ts',
    find: '\\u2028-\\u202e',
    replace: '',
  },
  {
    rows: ['D25'],
    file: 'core/src/routing.ts',
    find: 'longestFirst.find((channel) => platformId.startsWith(`${channel.name}-`))',
    replace: 'longestFirst.find((channel) => platformId.includes(channel.name))',
  },
  {
    rows: ['D26'],
    file: 'core/src/testing/fixture-cases.ts',
    find: 'undocumented.length === 0,',
    replace: 'true,',
  },
  {
    rows: ['D26'],
    file: 'core/src/schema/channel-schema.ts',
    find: 'z.strictObject({\n      ...documentedFields,',
    replace: 'z.looseObject({\n      ...documentedFields,',
  },
]
