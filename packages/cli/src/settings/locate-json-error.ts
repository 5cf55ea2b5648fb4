import { parse, type ParseError } from 'jsonc-parser'

/** Where a text stops being JSON, both counted from 1. */
export function locateJsonError(text: string): { readonly line: number; readonly column: number } {
  const errors: ParseError[] = []
  parse(text, errors, { disallowComments: true, allowEmptyContent: false })
  const before = text.slice(0, errors[0]?.offset ?? text.length).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
