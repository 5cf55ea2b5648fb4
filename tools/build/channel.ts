import type { UserConfig } from 'tsdown'

import { base } from './tsdown.ts'

const CORE = '@bird-interactions/core'
/** Takes the place of core. */
const STAND_IN = 'virtual:define-channel'

/**
 * How a channel is built. A channel is data: `defineChannel` returns what it is given, and has checked it in the tests when it
 * is published. What is published is that object alone, so that importing it loads nothing else; the declarations refer to core.
 */
export const channel = {
  ...base,
  entry: { index: 'src/index.ts' },
  plugins: [
    {
      name: 'channel-is-data',
      resolveId: {
        order: 'pre',
        handler: (specifier, importer) =>
          specifier === CORE && importer?.endsWith('.d.ts') !== true ? STAND_IN : undefined,
      },
      load: (id) =>
        id === STAND_IN ? 'export const defineChannel = (channel) => channel' : undefined,
    },
  ],
} satisfies UserConfig
