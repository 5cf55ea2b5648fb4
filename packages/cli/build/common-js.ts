import type { BundlePlugin } from './bundle-plugin.ts'

/** Says that what was built is CommonJS, though the package is ESM. */
export function commonJs(): BundlePlugin {
  return {
    name: 'common-js',
    generateBundle() {
      const source = `${JSON.stringify({ type: 'commonjs' })}\n`
      this.emitFile({ type: 'asset', fileName: 'package.json', source })
    },
  }
}
