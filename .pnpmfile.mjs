import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('.', import.meta.url))

/**
 * What a package is published with: where its sources are, and nothing that is of use in this repository alone.
 *
 * @see docs/decisions/address-of-the-repository.md
 */
function beforePacking(manifest, folder) {
  const { devDependencies: _, scripts: __, ...published } = manifest
  const address = addressOfRepository()
  if (address === undefined) return published
  const directory = relative(root, folder)
  return {
    ...published,
    homepage: `${address}/tree/HEAD/${directory}#readme`,
    bugs: `${address}/issues`,
    repository: { type: 'git', url: `git+${address}.git`, directory },
  }
}

/** `repository` of the root package.json, or the repository whose workflow runs. */
function addressOfRepository() {
  const { repository } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))
  if (repository !== undefined) return repository.url.replace(/^git\+|\.git$/g, '')
  const { GITHUB_REPOSITORY: name, GITHUB_SERVER_URL: server = 'https://github.com' } = process.env
  return name === undefined ? undefined : `${server}/${name}`
}

export const hooks = { beforePacking }
