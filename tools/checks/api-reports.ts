import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor'
import { packagesFolder, readManifests } from 'packed'

/**
 * Compares the public API of each entry point with its report in `packages/<name>/api`, which is there so that a review sees
 * what a change does to the API. Prints a line for each entry point, and exits with 1 when one is not as its report says.
 *
 * With `--update` it writes the reports instead.
 */
const update = process.argv.includes('--update')
const temporary = mkdtempSync(join(tmpdir(), 'bird-interactions-api-'))

const COMPILER = {
  compilerOptions: {
    target: 'es2022',
    module: 'nodenext',
    moduleResolution: 'nodenext',
    lib: ['es2022', 'esnext.disposable'],
    types: ['node'],
    strict: true,
    skipLibCheck: true,
  },
}

const HOW = 'If that is meant: pnpm api:update, and look at the difference.'
const OUT_OF_DATE = `the public API is not what this report says. ${HOW}`

for (const [name, { exports = {} }] of Object.entries(readManifests())) {
  const entries = Object.values(exports).flatMap((target) =>
    typeof target === 'string' ? [] : [target['types'] ?? ''],
  )
  if (entries.length > 0) reportPackage(name, entries)
}
rmSync(temporary, { recursive: true })

function reportPackage(name: string, entries: readonly string[]): void {
  const folder = join(packagesFolder, name)
  const reports = join(folder, 'api')
  if (update) rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  const expected = new Set<string>()
  for (const entry of entries) {
    const report = `${basename(entry, '.d.ts')}.api.md`
    expected.add(report)
    const { apiReportChanged } = extract(folder, join(folder, entry), reports, report)
    const fine = update || !apiReportChanged
    console.log(`${name}/api/${report}: ${update ? 'written' : fine ? 'fine' : OUT_OF_DATE}`)
    if (!fine) process.exitCode = 1
  }
  for (const file of readdirSync(reports).filter((file) => !expected.has(file))) {
    console.log(`${name}/api/${file}: there is no such entry point any more. ${HOW}`)
    process.exitCode = 1
  }
}

function extract(
  folder: string,
  entry: string,
  reports: string,
  report: string,
): { readonly apiReportChanged: boolean } {
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(folder, 'package.json'),
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: entry,
      compiler: { overrideTsconfig: COMPILER },
      newlineKind: 'lf',
      apiReport: {
        enabled: true,
        reportFileName: report,
        reportFolder: reports,
        reportTempFolder: temporary,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      // What the reports are for is the difference; how declarations are written is checked elsewhere.
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  })
  return Extractor.invoke(config, {
    localBuild: update,
    messageCallback: (message) => {
      if (message.logLevel === ExtractorLogLevel.Error) console.log(message.text)
      message.handled = true
    },
  })
}
