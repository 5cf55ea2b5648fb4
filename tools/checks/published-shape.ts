import { isChannel, type Manifest } from 'packed'

import type { PackedPackage } from './packed-package.ts'

const SCOPE = '@bird-interactions/'
const CORE = `${SCOPE}core`

/** The packages of others that ours load at run time: at most two each. One that is not named here has none. */
const RUN_TIME_DEPENDENCIES: Readonly<Record<string, readonly string[]>> = {
  [CORE]: ['undici', 'zod'],
  [`${SCOPE}export`]: ['csv-parse'],
}

const WANTED_FILES = ['README.md', 'LICENSE', 'CHANGELOG.md', 'package.json']
const ALLOWED_FILES =
  /^(?:README\.md|LICENSE|CHANGELOG\.md|package\.json|dist\/[^/]+\.(?:d\.ts|js))$/

/** What else a command has: the licences of what is bundled, its manual, the answers that were written when it was built, and that it is CommonJS. */
const FILES_OF_COMMANDS = new Set([
  'dist/bird-interactions.1',
  'dist/THIRD-PARTY-LICENSES.txt',
  'dist/package.json',
  'dist/ready-answers.json',
])

/** What must be in no file. */
const SECRETS: Readonly<Record<string, RegExp>> = {
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----\n/,
  'a token of npm': /\bnpm_[A-Za-z0-9]{36}\b|:_auth(?:Token)?=/,
  'a token of GitHub': /\bgh[a-z]_[A-Za-z0-9]{36}\b|\bgithub_pat_\w{22}/,
  'a key of AWS': /\bAKIA[0-9A-Z]{16}\b/,
  'a path of the machine that built it':
    /\/(?:home|root|Users)\/[\w.-]+\/|\/tmp\/[\w.-]+\/|file:\/\//,
}

/**
 * What keeps a packed package from being published as it should be.
 *
 * @param packed The package, as it is in its tarball.
 * @param license The text of the repository's licence.
 * @returns A sentence for each problem; none when all is well.
 */
export function shapeProblems({ manifest, files }: PackedPackage, license: string): string[] {
  return [
    ...fileProblems(manifest, files),
    ...(files['LICENSE'] === license ? [] : ['LICENSE is not that of the repository.']),
    ...manifestProblems(manifest),
    ...entryProblems(manifest, files),
    ...dependencyProblems(manifest),
  ]
}

function* fileProblems(manifest: Manifest, files: PackedPackage['files']): Generator<string> {
  for (const path of WANTED_FILES) {
    if ((files[path] ?? '').trim() === '') yield `${path} is missing or empty.`
  }
  if (!(files['CHANGELOG.md'] ?? '').includes(`\n## ${manifest.version}\n`)) {
    yield `CHANGELOG.md says nothing of ${manifest.version}.`
  }
  for (const [path, text] of Object.entries(files)) {
    const ofCommand = manifest.bin !== undefined && FILES_OF_COMMANDS.has(path)
    if (!ALLOWED_FILES.test(path) && !ofCommand) yield `${path} does not belong into a package.`
    if (/^\/[/*]# sourceMappingURL=/m.test(text)) yield `${path} names a source map.`
    for (const [what, pattern] of Object.entries(SECRETS)) {
      if (pattern.test(text)) yield `${path} holds ${what}.`
    }
  }
}

function* manifestProblems(manifest: Manifest): Generator<string> {
  const { name, version, description = '', keywords = [], publishConfig, repository } = manifest
  if (!name.startsWith(SCOPE)) yield `Its name does not start with ${SCOPE}.`
  if (!/^[1-9]\d*\.\d+\.\d+$/.test(version)) yield `${version} is no released version.`
  if (description.length < 20) yield 'description says too little.'
  for (const keyword of ['bird', 'messagebird', 'channels-api', 'interactions']) {
    if (!keywords.includes(keyword)) yield `keywords lack ${keyword}.`
  }
  if (manifest.license !== 'MIT') yield 'license is not MIT.'
  if (manifest.type !== 'module') yield 'type is not module.'
  if (manifest.bin === undefined && manifest.sideEffects !== false) {
    yield 'sideEffects is not false.'
  }
  if (manifest.engines?.['node'] !== '>=20.19.0') yield 'engines.node is not >=20.19.0.'
  if (publishConfig?.['access'] !== 'public') yield 'publishConfig.access is not public.'
  if (publishConfig?.['provenance'] !== true) yield 'publishConfig.provenance is not true.'
  if (publishConfig?.['registry'] !== undefined) yield 'publishConfig names a registry.'
  if (!repository?.['url']?.startsWith('git+https://')) yield 'repository has no address.'
  if (repository?.['directory'] !== `packages/${name.slice(SCOPE.length)}`) {
    yield 'repository has another directory.'
  }
  if (manifest.scripts !== undefined) yield 'scripts are published: an installer could run them.'
  if (manifest.devDependencies !== undefined) yield 'devDependencies are published.'
}

function* entryProblems(
  { exports = {}, bin = {} }: Manifest,
  files: PackedPackage['files'],
): Generator<string> {
  if (exports['./package.json'] !== './package.json') yield 'exports lack ./package.json.'
  for (const [entry, target] of Object.entries(exports)) {
    if (typeof target === 'string') continue
    if (Object.keys(target).join() !== 'types,default') {
      yield `exports["${entry}"] has other conditions than types and default.`
    }
    for (const path of Object.values(target)) {
      if (files[path.slice(2)] === undefined)
        yield `exports["${entry}"] names ${path}: no such file.`
    }
  }
  for (const path of Object.values(bin)) {
    if (!files[path.replace(/^\.\//, '')]?.startsWith('#!/usr/bin/env node\n')) {
      yield `bin names ${path}, which does not start as a program of Node.`
    }
  }
}

function* dependencyProblems(manifest: Manifest): Generator<string> {
  const { name, dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = manifest
  const all = { ...dependencies, ...optionalDependencies }
  const allowed = RUN_TIME_DEPENDENCIES[name] ?? []
  for (const [dependency, range] of Object.entries({ ...all, ...peerDependencies })) {
    if (!/^\^\d+\.\d+\.\d+$/.test(range))
      yield `It depends on ${dependency} at "${range}", no ^ range.`
  }
  for (const dependency of Object.keys(all)) {
    if (isChannel(manifest)) yield `A channel depends on ${dependency}.`
    else if (!dependency.startsWith(SCOPE) && !allowed.includes(dependency)) {
      yield `It depends on ${dependency} at run time, which is not among [${allowed.join(', ')}].`
    }
  }
  if (name === CORE && Object.keys(all).some((dependency) => dependency.startsWith(SCOPE))) {
    yield 'core depends on another package of ours.'
  }
  const peers = Object.keys(peerDependencies).join(', ')
  if (isChannel(manifest) && peers !== CORE)
    yield `The peers of a channel are not ${CORE}, but: ${peers}.`
}
