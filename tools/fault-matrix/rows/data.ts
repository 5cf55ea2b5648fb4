import type { Row } from './row.ts'

/** What data can hold, and the grammar of `details`. */
export const dataRows: readonly Row[] = [
  {
    id: 'D01',
    fault: 'unknown `type` (enum value added; `delete` vs `delete-request`)',
    outcome: "`{kind:'unknown', raw}`; no throw; drift counter",
  },
  {
    id: 'D02',
    fault: 'unknown fields anywhere',
    outcome: 'kept in `raw`; drift report; never dropped on export',
  },
  {
    id: 'D03',
    fault: "documented-required field absent (`context` in Bird's own example)",
    outcome: 'accepted; drift "required-but-absent"',
  },
  {
    id: 'D04',
    fault: 'null vs absent vs empty string',
    outcome: 'one documented mapping; raw keeps the difference; round-trip property',
  },
  {
    id: 'D05',
    fault: 'type change (`messagePartsCount:"1"`, number ids)',
    outcome: 'record quarantined with path; batch continues',
  },
  {
    id: 'D06',
    fault: '`__proto__`, `constructor.prototype`, `toString` keys at any depth',
    outcome: 'no pollution; no Object.assign on wire data',
  },
  {
    id: 'D07',
    fault: '`item_99999999999999999999_clicked`',
    outcome: 'unknown(reason index_too_large); no 1e20',
  },
  {
    id: 'D08',
    fault: '`item_-1_`, `item_+1_`, `item_1.5_`, `item_1e3_`, `item_0x1_`, `item__`, `item_ 1_`',
    outcome: 'unknown',
  },
  {
    id: 'D09',
    fault: 'leading zeros `item_007_clicked`',
    outcome: 'one defined answer (reject), same in both plugins',
  },
  {
    id: 'D10',
    fault:
      'unicode digits (٣, １), zero-width, NUL, trailing newline, different case, prefix/suffix junk',
    outcome: 'unknown; anchors are absolute',
  },
  {
    id: 'D11',
    fault: '1 MB adversarial `details`',
    outcome:
      'linear: <5 ms; checked by `recheck`/eslint-plugin-regexp and a timing test; hand-written scanner preferred',
  },
  {
    id: 'D12',
    fault: 'both RCS spellings `card_N1_item_N2_clicked`, `card_N1_item_item_N2_clicked`',
    outcome: 'same model, `variant` recorded',
  },
  {
    id: 'D13',
    fault: '0- or 1-based?',
    outcome:
      'index kept as sent; label resolution uses payload match as evidence and reports `indexBase: 0|1|unknown`',
    waitsFor: 'labels of clicked buttons',
  },
  {
    id: 'D14',
    fault:
      'payload equal on two buttons; payload ≠ button at index; index out of range; message is a template; message gone (404/retention)',
    outcome: '`resolution: exact|byPayload|ambiguous|mismatch|unavailable`, never a guess',
    waitsFor: 'labels of clicked buttons',
  },
  {
    id: 'D15',
    fault: 'details without metadata.button, or button without payload, or only metadata.link',
    outcome: 'typed partial',
  },
  {
    id: 'D16',
    fault:
      'timestamps: 0–9 fractional digits, no zone, offset, invalid, 24:00, leap second, year 9999',
    outcome: 'raw string kept; order by (instant at full precision, id)',
  },
  {
    id: 'D17',
    fault: 'ids in upper case / braces / no dashes',
    outcome: 'canonicalised for dedupe keys, raw kept',
  },
  { id: 'D18', fault: 'same interaction id twice, identical', outcome: 'one' },
  {
    id: 'D19',
    fault: 'same id twice, different content',
    outcome: 'deterministic merge + conflict event',
  },
  {
    id: 'D20',
    fault: 'same click with different ids from push and pull',
    outcome: 'semantic key (message, type, details, createdAt) joins them; both ids kept',
    waitsFor: 'webhooks',
  },
  {
    id: 'D21',
    fault: '`prefetched: true`, bot firsts',
    outcome: 'excluded from funnels by default, flag to include',
  },
  {
    id: 'D22',
    fault: 'react then unreact out of order',
    outcome: 'final state identical for all permutations',
  },
  {
    id: 'D23',
    fault: 'multi-contact receiver, connector-only receiver, no receiver',
    outcome: 'stable recipient key or `unknown`',
  },
  {
    id: 'D24',
    fault: 'emoji/RTL override/control characters in payload, names, tags',
    outcome: 'data intact; rendering layers escape (T01)',
  },
  {
    id: 'D25',
    fault: "plugin sees another channel's details",
    outcome: 'returns "not mine", never throws',
  },
  {
    id: 'D26',
    fault: 'contract fixture from docs changes',
    outcome: 'drift job fails with a readable diff',
  },
]
