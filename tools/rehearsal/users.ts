import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { compilers, type Runtime } from './installed.ts'
import { runToEnd } from './programs.ts'

/** A project of somebody who uses what was released. */
export interface User {
  readonly folder: string
  readonly write: (file: string, text: string) => void
  readonly install: (...specifiers: readonly string[]) => Promise<void>
  /** Runs a program of the project, and gives what it printed. */
  readonly run: (runtime: Runtime, ...args: readonly string[]) => Promise<string>
  /** Compiles all programs that were written, as if each of `modules` were the project's setting. */
  readonly compile: (compiler: string, module: string) => Promise<void>
  /** Whether the project has a package, wherever it came from. */
  readonly has: (name: string) => boolean
  /** The files of our packages whose code matches; what comments say does not count. */
  readonly codeWith: (pattern: RegExp) => readonly string[]
}

/**
 * An empty project. Our packages come from the loopback; those of others come from where the user always gets them.
 *
 * @param folder A folder that does not exist.
 */
export function createUser(folder: string, registry: string): User {
  mkdirSync(folder)
  const write = (file: string, text: string): void => {
    writeFileSync(join(folder, file), text)
  }
  write('package.json', '{ "name": "user", "private": true, "type": "module" }')
  write('.npmrc', `@bird-interactions:registry=${registry}\naudit=false\nfund=false\n`)
  return {
    folder,
    write,
    install: async (...specifiers) => {
      await runToEnd('npm', ['install', ...specifiers], folder)
    },
    run: ({ command, args }, ...own) => runToEnd(command, [...args, ...own], folder),
    compile: async (compiler, module) => {
      const options = MODULES[module] ?? {}
      const config = `tsconfig.${compiler.replace(' ', '-')}.${module}.json`
      write(
        config,
        JSON.stringify({
          compilerOptions: {
            ...options,
            target: 'es2022',
            lib: ['es2022'],
            strict: true,
            skipLibCheck: false,
            types: ['node'],
            noEmit: true,
          },
          include: ['*.ts', '*.cts'],
        }),
      )
      const path = compilers.find(([name]) => name === compiler)?.[1] ?? ''
      await runToEnd(process.execPath, [path, '-p', config], folder)
    },
    has: (name) => existsSync(join(folder, 'node_modules', name)),
    codeWith: (pattern) => {
      const ours = join(folder, 'node_modules/@bird-interactions')
      const files = readdirSync(ours, { recursive: true, encoding: 'utf8' })
      return files
        .filter((file) => file.endsWith('.js'))
        .filter((file) =>
          pattern.test(readFileSync(join(ours, file), 'utf8').replaceAll(COMMENTS, '')),
        )
    },
  }
}

const COMMENTS = /\/\*[^]*?\*\/|^\s*\/\/.*$/gm

/** The settings of `module` under which declarations must be found and right. */
export const MODULES: Readonly<Record<string, object>> = {
  node16: { module: 'node16' },
  nodenext: { module: 'nodenext' },
  bundler: { module: 'preserve', moduleResolution: 'bundler' },
}
