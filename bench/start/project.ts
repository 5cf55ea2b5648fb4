import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { packPackages } from 'packed'

import { createFolder, createProject, npmInstall } from '../npm-project.ts'

/** A package that exports nothing. */
export const EMPTY = 'empty'

/** A project with every package as npm installs it, and an empty one. */
export async function projectWithPackages(): Promise<string> {
  const project = createProject()
  await npmInstall(project, Object.values(await packPackages(createFolder())))
  const folder = join(project, 'node_modules', EMPTY)
  mkdirSync(folder)
  const manifest = { name: EMPTY, type: 'module', exports: './index.js' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, 'index.js'), 'export {}\n')
  return project
}
