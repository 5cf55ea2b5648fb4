import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { packPackages } from 'packed'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The packed packages, by the last part of their names. */
    readonly tarballs: Readonly<Record<string, string>>
  }
}

/** Packs every package once for all tests. */
export default async function pack(project: TestProject): Promise<() => void> {
  const destination = mkdtempSync(join(tmpdir(), 'bird-interactions-packed-'))
  project.provide('tarballs', await packPackages(destination))
  return () => {
    rmSync(destination, { recursive: true, force: true })
  }
}
