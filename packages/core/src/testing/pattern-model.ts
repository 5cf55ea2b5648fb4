import type { CompiledPattern } from '../pattern.ts'

/** What a pattern must match, said in another way than it is matched. */
export function patternModel(pattern: CompiledPattern): RegExp {
  const texts = pattern.texts.map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
  return new RegExp(`^${texts.join('(?:0|[1-9][0-9]{0,8})')}$`)
}
