import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { startSandbox } from '@bird-interactions/sandbox'
import { describe, expect, test } from 'vitest'

import { channelPackage, channelSource, folderWith, installedCommand } from './support/packages.ts'
import { respond, serve } from './support/server.ts'
import { CANARY, CHANNEL, MESSAGE, run, WORKSPACE } from './support/test-io.ts'
import { wire } from './support/wire.ts'

const bin = fileURLToPath(new URL('../dist/bin.js', import.meta.url))

interface Ended {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program to its end, with nothing on standard input unless given. */
function execute(
  program: string,
  argv: readonly string[],
  options: { env?: Record<string, string>; input?: string; cwd?: string } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, argv, {
      env: { ...process.env, ...options.env },
      cwd: options.cwd,
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.on('error', reject)
    child.on('close', (exitCode) => {
      resolve({ exitCode, stdout, stderr })
    })
    child.stdin.on('error', () => undefined)
    child.stdin.end(options.input ?? '')
  })
}

const node = (argv: readonly string[], options?: Parameters<typeof execute>[2]): Promise<Ended> =>
  execute(process.execPath, [bin, ...argv], options)

describe('the built command', () => {
  test('is executable by itself', async () => {
    expect(readFileSync(bin, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
    expect(statSync(bin).mode & 0o111).toBe(0o111)
    const { exitCode, stdout } = await execute(bin, ['--version'])
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect(exitCode).toBe(0)
  })

  test('lists a message over HTTP', async () => {
    const server = await serve(respond(200, { results: [wire()] }))
    const { exitCode, stdout, stderr } = await node(['list', MESSAGE, '--format', 'ndjson'], {
      env: {
        BIRD_ACCESS_KEY: CANARY,
        BIRD_WORKSPACE_ID: WORKSPACE,
        BIRD_CHANNEL_ID: CHANNEL,
        BIRD_BASE_URL: server.url,
      },
    })
    await server.close()
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toMatchObject({ channel: 'rcs', type: 'clicked' })
    expect(exitCode).toBe(0)
  })

  test('takes the key through standard input', async () => {
    await using sandbox = await startSandbox()
    const [message] = sandbox.messages
    const argv = ['list', message?.id ?? '', '--channel-id', message?.channelId ?? '']
    const { exitCode, stderr } = await node([...argv, '--access-key-file', '-'], {
      env: { BIRD_BASE_URL: sandbox.url, BIRD_WORKSPACE_ID: sandbox.workspaceId },
      input: `${sandbox.accessKey}\n`,
    })
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
  })

  test('passes its exit code on', async () => {
    expect((await node(['lits'])).exitCode).toBe(2)
    expect((await node(['decode'], { input: 'x' })).exitCode).toBe(1)
  })

  test('ends quietly when the reader of its output goes away', async () => {
    const folder = folderWith({})
    const line = `${JSON.stringify(wire())}\n`
    writeFileSync(join(folder, 'many.ndjson'), line.repeat(20_000))
    const script = `"$0" "$1" decode many.ndjson | head -1; echo "\${PIPESTATUS[0]}"`
    const { stdout, stderr } = await execute('bash', ['-c', script, process.execPath, bin], {
      cwd: folder,
    })
    expect(stderr).toBe('')
    expect(stdout.split('\n')).toEqual([expect.stringContaining('"id"'), '0', ''])
  })

  test('writes all of a large output into a pipe before it ends', async () => {
    const line = `${JSON.stringify(wire())}\n`
    const { exitCode, stdout } = await node(['decode'], { input: line.repeat(5000) })
    expect(stdout.split('\n')).toHaveLength(5001)
    expect(exitCode).toBe(0)
  })

  test('holds no large file of lines in memory', async () => {
    const folder = folderWith({})
    const line = `${JSON.stringify(wire({ messageReference: 'x'.repeat(2000) }))}\n`
    writeFileSync(join(folder, 'many.ndjson'), line.repeat(40_000))
    const script = '"$0" --max-old-space-size=40 "$1" decode many.ndjson | wc -l'
    const { stdout, stderr } = await execute('bash', ['-c', script, process.execPath, bin], {
      cwd: folder,
    })
    expect(stderr).toBe('')
    expect(stdout.trim()).toBe('40000')
  })

  test('runs the demo, which ends by itself', async () => {
    const { exitCode, stdout, stderr } = await node(['demo'])
    expect(stderr).toBe('')
    expect(stdout).toContain('"website"')
    expect(exitCode).toBe(0)
  })

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('closes the sandbox on %s', async (signal, exitCode) => {
    const child = spawn(process.execPath, [bin, 'sandbox'])
    let stdout = ''
    await new Promise<void>((resolve) => {
      child.stderr.once('data', () => {
        resolve()
      })
      child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    })
    const ended = new Promise((resolve) => {
      child.on('close', resolve)
    })
    child.kill(signal)
    expect(await ended).toBe(exitCode)
    expect(stdout).toContain('export BIRD_BASE_URL=http://127.0.0.1:')
  })

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('ends a watch on %s, in the middle of a pause', async (signal, exitCode) => {
    const server = await serve(respond(200, { results: [wire()] }))
    const child = spawn(process.execPath, [bin, 'list', MESSAGE, '--watch', '--json'], {
      env: {
        ...process.env,
        BIRD_ACCESS_KEY: CANARY,
        BIRD_WORKSPACE_ID: WORKSPACE,
        BIRD_CHANNEL_ID: CHANNEL,
        BIRD_BASE_URL: server.url,
      },
    })
    let stdout = ''
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        stdout += chunk.toString()
        resolve()
      })
    })
    const ended = new Promise((resolve) => {
      child.on('close', resolve)
    })
    child.kill(signal)
    expect(await ended).toBe(exitCode)
    await server.close()
    expect(JSON.parse(stdout)).toHaveLength(1)
  })

  test('says so when a plugin never finishes loading', async () => {
    const cwd = folderWith({ 'hangs.mjs': 'await new Promise(() => {})' })
    const { exitCode, stderr } = await node(['channels', '--plugin', './hangs.mjs'], { cwd })
    expect(stderr).toMatch(/^error: .* waits for what never comes\.\n$/)
    expect(exitCode).toBe(1)
  })

  test('carries the licence of every package that is bundled', () => {
    const text = readFileSync(join(bin, '../THIRD-PARTY-LICENSES.txt'), 'utf8')
    for (const name of ['commander', 'csv-stringify', 'import-meta-resolve', 'string-width']) {
      expect(text).toMatch(new RegExp(`^${name} \\S+ \\(MIT\\)$`, 'm'))
    }
    expect(text.match(/Permission is hereby granted/g)?.length).toBeGreaterThanOrEqual(4)
  })
})

describe('what the built command loads', () => {
  const folder = folderWith({
    'tell.mjs': `import { registerHooks } from 'node:module'
import { appendFileSync } from 'node:fs'
registerHooks({ resolve(specifier, context, next) {
  const result = next(specifier, context)
  appendFileSync(process.env.LOADED, result.url + '\\n')
  return result
} })`,
  })

  /** The modules that a run loads. */
  function loadedBy(name: string, argv: readonly string[], input = ''): string {
    const log = join(folder, name)
    spawnSync(process.execPath, ['--import', join(folder, 'tell.mjs'), bin, ...argv], {
      env: { ...process.env, LOADED: log },
      input,
    })
    expect(existsSync(log)).toBe(true)
    return readFileSync(log, 'utf8')
  }

  const OURS = /\/(?:packages|@bird-interactions)\/(?!cli\/)[a-z-]+\//

  test.each([['--help'], ['--version'], ['list', '--help'], ['lits']])(
    'for %s %s is none of the libraries, channels and sandbox',
    (...argv) => {
      const loaded = loadedBy(argv.join(''), argv)
      expect(loaded).toContain('dist/bin.js')
      expect(loaded).not.toMatch(OURS)
      expect(loaded).not.toMatch(/\/(?:undici|zod)\//)
    },
  )

  test.each([['--help'], ['help', 'list'], ['--version'], []])(
    'for %s %s is nothing but an answer written beforehand, the one that the command gives',
    async (...argv) => {
      const loaded = loadedBy(`ready ${argv.join('')}`, argv)
      expect(loaded).toContain('dist/bin.js')
      expect(loaded).not.toContain('run-process.js')
      const { stdout, stderr, exitCode } = await run(argv)
      expect(stdout).not.toBe('')
      expect(await node(argv)).toEqual({ stdout, stderr, exitCode })
    },
  )

  test('for words that only look like a call for help is the command', async () => {
    expect((await node(['help list'])).exitCode).toBe(2)
    expect((await node(['__proto__'])).exitCode).toBe(2)
  })

  test('for decode is the command alone: its channels are within it', () => {
    const loaded = loadedBy('decode', ['decode'], JSON.stringify(wire()))
    expect(loaded).toContain('dist/shared.js')
    expect(loaded).not.toMatch(OURS)
    expect(loaded).not.toMatch(/undici|zod|node:(?:http|net|tls|stream)/)
  })

  test('for channels is a package whose version is another than the one within the command', async () => {
    const dependencies = { '@bird-interactions/rcs': '^9.0.0' }
    const installed = (version: string): string => {
      const place = folderWith({
        ...installedCommand(dependencies),
        ...channelPackage('@bird-interactions/rcs', {
          version,
          source: channelSource('rcs').replaceAll('button_{button}', 'newer_{button}'),
        }),
      })
      cpSync(join(bin, '..'), join(place, 'node_modules/@bird-interactions/cli/dist'), {
        recursive: true,
      })
      return join(place, 'node_modules/@bird-interactions/cli/dist/bin.js')
    }
    const run = (program: string): Promise<Ended> =>
      execute(process.execPath, [program, 'channels'])
    const within = JSON.parse(
      readFileSync(new URL('../../rcs/package.json', import.meta.url), 'utf8'),
    ) as { readonly version: string }
    expect((await run(installed('9.9.9'))).stdout).toContain('newer_{button}')
    expect((await run(installed(within.version))).stdout).not.toContain('newer_{button}')
  })
})
