import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { packPackages } from 'packed'

import { createFolder, createProject, npmInstall } from '../npm-project.ts'

/** A package that exports nothing. */
export const EMPTY = 'empty'

/**
 * A project with every package as npm installs it, and an empty one. Its own package.json names the command alone: it has the
 * channels that come with it, as where somebody installed nothing else.
 */
export async function projectWithPackages(): Promise<string> {
  const project = createProject()
  await npmInstall(project, Object.values(await packPackages(createFolder())))
  const own = { name: 'project', private: true, dependencies: { '@bird-interactions/cli': '*' } }
  writeFileSync(join(project, 'package.json'), JSON.stringify(own))
  const folder = join(project, 'node_modules', EMPTY)
  mkdirSync(folder)
  const manifest = { name: EMPTY, type: 'module', exports: './index.js' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, 'index.js'), 'export {}\n')
  return project
}
