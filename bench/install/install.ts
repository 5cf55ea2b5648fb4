import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { packPackages } from 'packed'

import { interleave, type Subject } from '../interleave.ts'
import { summarize } from '../measure.ts'
import { createFolder, createProject, npmInstall, npmVersion } from '../npm-project.ts'
import { report } from '../report.ts'
import { type InstalledPackage, installedPackages } from './installed.ts'

const ROUNDS = 7
const OWN = 'core and rcs'

const peers = JSON.parse(readFileSync(new URL('peers.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, string>
>
const names = Object.keys(peers)
const tarballs = await packPackages(createFolder())
/** What each install brought, by its name. */
const installs = new Map<string, (readonly InstalledPackage[])[]>()

const times = await interleave(
  installing(
    OWN,
    ['core', 'rcs'].map((name) => tarballs[name] ?? name),
  ),
  Object.entries(peers).map(([name, version]) => installing(name, [`${name}@${version}`])),
  ROUNDS,
)

const megabytes = (name: string, isCounted: (name: string) => boolean): readonly number[] =>
  valuesOf(name, (packages) =>
    packages
      .filter((installed) => isCounted(installed.name))
      .reduce((bytes, installed) => bytes + installed.bytes / 1e6, 0),
  )
const ofAll = (name: string): readonly number[] => megabytes(name, () => true)
const sizes = names.map((name) => summarize(ofAll(name)).median)
const least = { name: names[sizes.indexOf(Math.min(...sizes))] ?? '', size: Math.min(...sizes) }
const isDependency = (name: string): boolean => !name.startsWith('@bird-interactions/')
const dependencies = (installs.get(OWN)?.[0] ?? []).filter(({ name }) => isDependency(name))
const ofDependencies = dependencies.reduce((size, { bytes }) => size + bytes / 1e6, 0)
const inWords = dependencies
  .map(({ name, bytes }) => `${name} alone is ${(bytes / 1e6).toFixed(1)} MB`)
  .join(' and ')

report({
  name: 'install',
  title: 'Install',
  method:
    '`npm install` into an empty project, without audit and scripts, of what the cache of npm has: its time to that of core and one channel, the packages that it brings, and the bytes of their files.',
  versions: [
    `npm ${await npmVersion()}`,
    ...Object.entries(peers).map(([name, version]) => `${name} ${version}`),
    ...dependencies.map(({ name, version }) => `${name} ${version}`),
  ],
  measures: [
    ...names.map((name) => ({
      what: `time of ${name}, to ${OWN}`,
      values: times.get(name) ?? [],
    })),
    ...[OWN, ...names].map((name) => ({
      what: `packages of ${name}`,
      values: valuesOf(name, ({ length }) => length),
      unit: '',
    })),
    {
      what: `size of ${OWN}`,
      values: ofAll(OWN),
      unit: 'MB',
      bar: { atMost: least.size },
      ...(ofDependencies > least.size && {
        outOfReach: `${inWords}, and ${least.name}, the least of the others, is ${least.size.toFixed(1)} MB. They are whole packages, of which core uses the schemas and the connections`,
      }),
    },
    {
      what: `size of ${OWN}, without ${dependencies.map(({ name }) => name).join(' and ')}`,
      values: megabytes(OWN, (name) => !isDependency(name)),
      unit: 'MB',
      bar: { atMost: least.size },
    },
    ...dependencies.map(({ name }) => ({
      what: `size of ${name}, which ${OWN} bring`,
      values: megabytes(OWN, (installed) => installed === name),
      unit: 'MB',
    })),
    ...names.map((name) => ({ what: `size of ${name}`, values: ofAll(name), unit: 'MB' })),
  ],
})

/** Installs into a project of its own; gives the milliseconds, and keeps what it brought. */
function installing(name: string, specifiers: readonly string[]): Subject {
  return {
    name,
    run: async () => {
      const project = createProject()
      const start = performance.now()
      await npmInstall(project, specifiers)
      const time = performance.now() - start
      const packages = installedPackages(join(project, 'node_modules'))
      if (packages.length === 0) throw new Error(`The install of ${name} brought nothing.`)
      installs.set(name, [...(installs.get(name) ?? []), packages])
      rmSync(project, { recursive: true })
      return time
    },
  }
}

/** One value an install. */
function valuesOf(
  name: string,
  valueOf: (packages: readonly InstalledPackage[]) => number,
): readonly number[] {
  return (installs.get(name) ?? []).map(valueOf)
}
