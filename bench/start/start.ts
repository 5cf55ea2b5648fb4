import { join } from 'node:path'

import { type InstalledNode, installedNodes } from 'packed/nodes'

import { installedPackages } from '../install/installed.ts'
import { interleave, type Subject } from '../interleave.ts'
import type { Measure } from '../measure.ts'
import { report } from '../report.ts'
import { type Program, runProgram } from './program.ts'
import { bare, commands, importingNothing, imports, startSandboxProcess } from './programs.ts'
import { projectWithPackages } from './project.ts'
import { withReach } from './reach.ts'

const ROUNDS = 51

const project = await projectWithPackages()
const sandbox = await startSandboxProcess()
const measures: Measure[] = []
for (const node of installedNodes) measures.push(...(await measureOn(node)))
sandbox.close()
const nodeVersions = installedNodes.map(([, path]) =>
  runProgram(path, { what: 'version', args: ['-p', '`Node ${process.versions.node}`'] }, project),
)
report({
  name: 'start',
  title: 'Start',
  method:
    'Time from start to end of a process of the packages as npm installs them, to `node -e 0` of the same Node, with `NODE_EXTRA_CA_CERTS` and `NODE_OPTIONS` unset. `decode` reads standard input; `list` asks a sandbox in another process.',
  versions: [
    ...nodeVersions.map((version) => version.trim()),
    ...installedPackages(join(project, 'node_modules'))
      .filter(({ name }) => ['undici', 'zod'].includes(name))
      .map(({ name, version }) => `${name} ${version}`),
  ],
  measures,
})

async function measureOn([nodeName, path]: InstalledNode): Promise<readonly Measure[]> {
  const starting = (program: Program): Subject => ({
    name: program.what,
    run: () => {
      const start = performance.now()
      runProgram(path, program, project)
      return performance.now() - start
    },
  })
  const ratios = await interleave(
    starting(bare),
    [importingNothing, ...imports, ...commands(project, sandbox)].map(starting),
    ROUNDS,
  )
  const measure = ({ what, bar }: Program): Measure => ({
    what: `${nodeName}, ${what}`,
    values: ratios.get(what) ?? [],
    ...(bar && { bar }),
  })
  const nothing = measure(importingNothing)
  return [
    nothing,
    ...imports.map((program) => withReach(measure(program), nothing)),
    ...commands(project, sandbox).map(measure),
  ]
}
