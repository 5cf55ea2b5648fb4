/** What a package exports, written into the command when that was built. */
export interface BundledChannels {
  readonly name: string
  readonly version: string
  readonly exports: readonly unknown[]
}

/** The channels among the dependencies of the command; the build fills it. */
export const bundledChannels: readonly BundledChannels[] = []
