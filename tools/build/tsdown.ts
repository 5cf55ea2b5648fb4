import type { UserConfig } from 'tsdown'

/** How every package is built: ESM for Node, its declarations from its own sources alone. */
export const base = {
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  tsconfig: 'tsconfig.build.json',
  dts: true,
  fixedExtension: false,
  // Names of chunks stay the same from build to build.
  hash: false,
  // Docstrings are in the declarations; here they would be read at each start.
  outputOptions: { comments: { jsdoc: false } },
} satisfies UserConfig

/**
 * For declarations that name `Symbol.asyncDispose`: they are understood whatever `lib` their reader has set.
 */
export function disposableBanner(file: string): NonNullable<UserConfig['banner']> {
  return ({ fileName }) =>
    fileName === file ? { dts: '/// <reference lib="esnext.disposable" />' } : undefined
}
