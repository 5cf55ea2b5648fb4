import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { run } from 'packed/run'

/**
 * Runs the tests of the matrix in a checkout.
 *
 * @param folder The top of the checkout, with its dependencies installed.
 * @param read Is given the path of vitest's report, which is gone afterwards.
 * @param surfaces First letters of the rows to run. Default: all.
 */
export async function runMatrix<T>(
  folder: string,
  read: (report: string) => T,
  surfaces?: string,
): Promise<T> {
  const place = mkdtempSync(join(tmpdir(), 'bird-interactions-matrix-'))
  const report = join(place, 'report.json')
  try {
    const vitest = join(folder, 'node_modules/vitest/vitest.mjs')
    const flags = ['run', '--project', 'fault-matrix', '--reporter=json', `--outputFile=${report}`]
    if (surfaces !== undefined) flags.push('--testNamePattern', `\\b[${surfaces}]\\d\\d`)
    await run(process.execPath, [vitest, ...flags], { folder })
    return read(report)
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}
