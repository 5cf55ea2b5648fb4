import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { checkPackage, createPackageFromTarballData, type Problem } from '@arethetypeswrong/core'
import { packPackages } from 'packed'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

import { readPackedPackage } from './packed-package.ts'
import { shapeProblems } from './published-shape.ts'

/**
 * Looks at each packed package: is its shape as promised, is it published as it should be (publint), and does every resolver
 * find the types of what it finds (arethetypeswrong)? Prints a line for each package, and exits with 1 when anything is wrong.
 */
const license = readFileSync(new URL('../../LICENSE', import.meta.url), 'utf8')
const destination = mkdtempSync(join(tmpdir(), 'bird-interactions-packed-'))
try {
  for (const [name, tarball] of Object.entries(await packPackages(destination))) {
    const problems = [
      ...shapeProblems(readPackedPackage(tarball), license),
      ...(await publishing(tarball)),
      ...(await types(tarball)),
    ]
    console.log(problems.length === 0 ? `${name}: fine` : `${name}:\n  ${problems.join('\n  ')}`)
    if (problems.length > 0) process.exitCode = 1
  }
} finally {
  rmSync(destination, { recursive: true, force: true })
}

async function publishing(tarball: string): Promise<string[]> {
  const bytes = readFileSync(tarball)
  const { messages, pkg } = await publint({
    pack: { tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) },
    level: 'warning',
    strict: true,
  })
  return messages.map(
    (message) => `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`,
  )
}

async function types(tarball: string): Promise<string[]> {
  const analysis = await checkPackage(createPackageFromTarballData(readFileSync(tarball)))
  if (!analysis.types) return hasEntries(tarball) ? ['attw: it has entries, but no types'] : []
  return analysis.problems
    .filter((problem) => !isAboutCommonJs(problem))
    .map((problem) => `attw: ${JSON.stringify(problem)}`)
}

/** The packages are ESM alone: what resolves as CommonJS does is not promised. */
function isAboutCommonJs(problem: Problem): boolean {
  return 'resolutionKind' in problem && ['node10', 'node16-cjs'].includes(problem.resolutionKind)
}

/** A package that exports nothing but its manifest is a command: nobody imports it. */
function hasEntries(tarball: string): boolean {
  const { exports = { '.': '' } } = readPackedPackage(tarball).manifest
  return Object.keys(exports).some((entry) => entry !== './package.json')
}
