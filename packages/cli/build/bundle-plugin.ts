/** The part of a bundler's plugin that is needed here. */
export interface BundlePlugin {
  readonly name: string
  readonly resolveId?: (
    this: { resolve(source: string, importer: string): Promise<{ readonly id: string } | null> },
    source: string,
    importer: string | undefined,
  ) => Promise<{ readonly id: string; readonly external?: boolean } | null>
  readonly load?: (id: string) => string | undefined | Promise<string | undefined>
  readonly generateBundle?: (
    this: {
      emitFile(file: {
        readonly type: 'asset'
        readonly fileName: string
        readonly source: string
      }): string
    },
    options: unknown,
    bundle: Readonly<Record<string, { readonly type: string; readonly moduleIds?: string[] }>>,
  ) => void | Promise<void>
}
