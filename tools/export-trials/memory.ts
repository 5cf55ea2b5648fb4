import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('memory-program.ts', import.meta.url))

/** The most memory that an export of so many messages takes, in MiB, in a process of its own. */
export function memoryOfExport(messages: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'bird-interactions-memory-'))
  try {
    const flags = ['--conditions=@bird-interactions/source', program]
    const argv = [...flags, String(messages), join(folder, 'out')]
    return Number(execFileSync(process.execPath, argv, { encoding: 'utf8' }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
