import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { TestProject } from 'vitest/node'

import { packagesFolder } from './places.ts'
import { run } from './run.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The packed packages, by the last part of their names. */
    readonly tarballs: Readonly<Record<string, string>>
  }
}

/** Packs every package once for all tests, as it would be published. */
export default async function pack(project: TestProject): Promise<() => void> {
  const destination = mkdtempSync(join(tmpdir(), 'bird-interactions-packed-'))
  const tarballs: Record<string, string> = {}
  for (const name of readdirSync(packagesFolder)) {
    const folder = join(packagesFolder, name)
    const packed = await runPnpm(['pack', '--json', '--pack-destination', destination], folder)
    const { filename } = JSON.parse(packed) as { filename: string }
    tarballs[name] = filename
  }
  project.provide('tarballs', tarballs)
  return () => {
    rmSync(destination, { recursive: true, force: true })
  }
}

/** The pnpm that runs the tests, or the one of the lockfile's version where none does. */
async function runPnpm(args: readonly string[], folder: string): Promise<string> {
  const own = process.env['npm_execpath']
  const [command, ...first] =
    own !== undefined && own.includes('pnpm') ? [own] : ['npx', '--yes', 'pnpm@12.21.0']
  const { code, stdout, stderr } = await run(command ?? 'pnpm', [...first, ...args], { folder })
  if (code !== 0) throw new Error(`pnpm ${args.join(' ')} in ${folder} failed:\n${stdout}${stderr}`)
  return stdout
}
