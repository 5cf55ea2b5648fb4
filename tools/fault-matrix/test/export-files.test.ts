import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

import { describe, expect, test, vi } from 'vitest'

import { bin } from './built-command.ts'
import { becomes, readJournal, sortedLines, startProcess, worldOf } from './export-setting.ts'

// Processes take longer to start when much else is at work.
vi.setConfig({ testTimeout: 60_000 })

const UNSHARE = 'unshare'

/** Whether this user may mount a disk, for one program. */
const mounts = spawnSync(UNSHARE, ['-Urm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0

describe('an export whose disk is full', () => {
  test('X03 stops with what was exported safe, says so, and goes on when there is room', async () => {
    const world = await worldOf(300)
    mkdirSync(world.at('disk'))
    const command = `"${process.execPath}" "${bin}" export ids --rate 100000`
    // A real disk that is full; or else the largest file that a process may write.
    const script = mounts
      ? `mount -t tmpfs -o size=96k none disk && { ${command} --output disk/out; code=$?; cp disk/out* .; exit $code; }`
      : `ulimit -f 64; ${command} --output out`
    const [program, first] = mounts ? [UNSHARE, ['-Urm', 'bash']] : ['bash', []]
    const full = startProcess(program, [...first, '-c', script], world.folder, world.env)
    const { exitCode, stderr } = await full.ended
    expect(stderr).toMatch(
      /^error: Could not (?:write to|make) .*\/out(?:\.journal)? (?:after \d+ bytes|last).*: .*\((?:ENOSPC|EFBIG)\)\.\n.*safe.*\n +bird-interactions export ids .*--resume\n$/,
    )
    expect(exitCode).toBe(1)
    const journal = readJournal(world.read('out.journal'))
    expect(journal.complete).toBe(false)
    expect(journal.bytes.rows).toBeLessThanOrEqual(Buffer.byteLength(world.read('out')))
    const whole = world.read('out').slice(0, journal.bytes.rows)
    expect(sortedLines(whole)).toHaveLength(journal.counts.interactions)
    if (mounts) {
      // The journal names what it is beside, not where.
      mkdirSync(world.at('with room'))
      for (const name of ['out', 'out.journal']) {
        copyFileSync(world.at(name), world.at(`with room/${name}`))
      }
    }
    const output = mounts ? 'with room/out' : 'out'
    const again = await world.run('ids', '--output', output, '--rate', '100000', '--resume')
    expect(again.exitCode).toBe(0)
    await world.run('ids', '--output', 'undisturbed', '--rate', '100000')
    expect(sortedLines(world.read(output))).toEqual(sortedLines(world.read('undisturbed')))
  })
})

describe('an output that cannot be written', () => {
  const isRoot = process.getuid?.() === 0

  test.each([
    ['X04 in a folder that this user must not write', 'locked/out', /no permission \(EACCES\)/],
    ['X04 that is a folder', 'folder', /it is a folder \(EISDIR\)/],
    ['X04 below a file', 'ids/out', /no folder \(ENOTDIR\)/],
    ['X04 in a folder that does not exist', 'none/out', /does not exist \(ENOENT\)/],
    ['X04 of a name that is too long', 'x'.repeat(300), /too long \(ENAMETOOLONG\)/],
    ['X04 whose journal has a name that is too long', 'x'.repeat(250), /too long \(ENAMETOOLONG\)/],
  ])('%s is refused before anything is sent', async (_what, output, reason) => {
    const world = await worldOf(20)
    mkdirSync(world.at('locked'))
    mkdirSync(world.at('folder'))
    chmodSync(world.at('locked'), 0o555)
    const argv = [bin, 'export', 'ids', '--output', output, '--overwrite']
    // Root may write anywhere, so it is somebody else who tries.
    const [program, first] =
      isRoot && output.startsWith('locked')
        ? ['setpriv', ['--reuid=65534', '--clear-groups', process.execPath]]
        : [process.execPath, []]
    chmodSync(world.folder, 0o755)
    // Nor may they look for settings where this user has some.
    const env = { ...world.env, HOME: '/none', XDG_CONFIG_HOME: '/none' }
    const run = startProcess(program, [...first, ...argv], world.folder, env)
    const { exitCode, stderr } = await run.ended
    expect(stderr).toMatch(reason)
    expect(stderr).toContain(output)
    expect(exitCode).toBe(1)
    expect(world.sandbox.connections).toEqual([])
  })

  test('X04 because too many files are open is refused before anything is sent', async () => {
    const world = await worldOf(20)
    // The rest of the program opens files, too: it is the first of the export that finds none left.
    writeFileSync(
      world.at('exhaust.mjs'),
      `import fs from 'node:fs'
      const { writeFile } = fs.promises
      fs.promises.writeFile = (...args) => {
        try {
          for (;;) fs.openSync('/dev/null')
        } catch {}
        return writeFile(...args)
      }`,
    )
    const command = `"${process.execPath}" --import ./exhaust.mjs "${bin}" export ids --output out`
    const script = `ulimit -n 64; exec ${command}`
    const { ended } = startProcess('bash', ['-c', script], world.folder, world.env)
    const { exitCode, stderr } = await ended
    expect(stderr).toMatch(/\(EMFILE\)/)
    expect(exitCode).toBe(1)
    expect(world.sandbox.connections).toEqual([])
  })
})

describe('an output that exists', () => {
  test('X05 is refused and left as it is, with the three ways to go on', async () => {
    const world = await worldOf(20)
    writeFileSync(world.at('out'), 'precious\n')
    const { exitCode, stderr } = await world.run('ids', '--output', 'out')
    expect(stderr).toMatch(/already: .*\/out\..*\n.*--resume .*--overwrite .*--append/)
    expect(exitCode).toBe(2)
    expect(world.read('out')).toBe('precious\n')
    expect(readdirSync(world.folder).toSorted()).toEqual(['ids', 'out'])
    expect(world.sandbox.connections).toEqual([])
  })

  test('X05 is replaced, or added to, or gone on with, as one asks', async () => {
    const world = await worldOf(20)
    writeFileSync(world.at('out'), 'precious\n')
    expect((await world.run('ids', '--output', 'out', '--append')).exitCode).toBe(0)
    const once = world.read('out').slice('precious\n'.length)
    expect(world.read('out')).toBe(`precious\n${once}`)
    expect((await world.run('ids', '--output', 'out', '--overwrite')).exitCode).toBe(0)
    expect(sortedLines(world.read('out'))).toEqual(sortedLines(once))
    const asked = world.asked()
    expect((await world.run('ids', '--output', 'out', '--resume')).exitCode).toBe(0)
    expect(world.asked()).toBe(asked)
    expect((await world.run('ids', '--output', 'out', '--append')).exitCode).toBe(0)
    expect(sortedLines(world.read('out'))).toEqual(sortedLines(once + once))
    const both = await world.run('ids', '--output', 'out', '--append', '--resume')
    expect(both).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('exclude') })
    const none = await world.run('ids', '--output', 'new', '--resume')
    expect(none).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('new.journal') })
  })
})

describe('two exporters of the same files', () => {
  test('X06 the second is told which process is at work, and takes over when that one was killed', async () => {
    const world = await worldOf(200, { faults: ['delay=20'] })
    const first = world.start('ids', '--output', 'out', '--rate', '100')
    await becomes(() => world.asked() > 20)
    const second = await world.run('ids', '--output', 'out', '--resume')
    expect(second.exitCode).toBe(6)
    expect(second.stderr).toContain(`Process ${first.child.pid} on "${hostname()}"`)
    first.child.kill('SIGKILL')
    await first.ended
    expect(world.exists('out.lock')).toBe(true)
    const third = await world.run('ids', '--output', 'out', '--resume', '--rate', '100000')
    expect(third.exitCode).toBe(0)
    expect(world.exists('out.lock')).toBe(false)
    const ids = sortedLines(world.read('out')).map(
      (line) => (JSON.parse(line) as { id: string }).id,
    )
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('a journal that is not of this export', () => {
  test.each<[string, (journal: string) => string, RegExp]>([
    ['cut off', (journal) => journal.slice(0, -30), /was changed|end is missing/],
    ['cut to its head', (journal) => journal.slice(0, 60), /end is missing/],
    ['empty', () => '', /no journal of an export/],
    ['something else', () => '{"name":"out"}\n', /no journal of an export/],
    ['changed', (journal) => journal.replace('"pulled":60', '"pulled":61'), /was changed/],
    ['of a newer version', (journal) => journal.replace('"version":1', '"version":2'), /version 2/],
  ])(
    'X07 when it is %s, it is refused with the reason, and nothing is changed',
    async (_what, change, reason) => {
      const world = await worldOf(60)
      await world.run('ids', '--output', 'out', '--rate', '100000')
      const [rows, journal] = [world.read('out'), change(world.read('out.journal'))]
      expect(journal).not.toBe(world.read('out.journal'))
      writeFileSync(world.at('out.journal'), journal)
      const asked = world.asked()
      const { exitCode, stderr } = await world.run('ids', '--output', 'out', '--resume')
      expect(stderr).toMatch(reason)
      expect(exitCode).toBe(1)
      expect([world.read('out'), world.read('out.journal')]).toEqual([rows, journal])
      expect(world.asked()).toBe(asked)
    },
  )

  test('X07 of another input, format or channel is refused by name, and nothing is changed', async () => {
    const world = await worldOf(60)
    await world.run('ids', '--output', 'out', '--rate', '100000', '--max-failures', '0')
    const before = [world.read('out'), world.read('out.journal')]
    const asked = world.asked()
    const refused = async (reason: RegExp, ...argv: readonly string[]): Promise<void> => {
      const { exitCode, stderr } = await world.run(...argv, '--output', 'out', '--resume')
      expect(stderr).toMatch(reason)
      expect(exitCode).toBe(1)
      expect([world.read('out'), world.read('out.journal')]).toEqual(before)
      expect(world.asked()).toBe(asked)
    }
    writeFileSync(world.at('other'), `${world.ids.toReversed().join('\n')}\n`)
    await refused(/input was "/, 'other')
    await refused(/raw was "false" and is "true" now/, 'ids', '--raw')
    await refused(/format was "ndjson" and is "csv" now/, 'ids', '--format', 'csv')
    await refused(/channel was "/, 'ids', '--channel-id', world.ids[0] ?? '')
    writeFileSync(world.at('out'), before[0]?.slice(1) ?? '')
    before[0] = world.read('out')
    await refused(/something else has changed it/, 'ids')
  })

  test('X07 an input that comes through a pipe is known again by what was read of it', async () => {
    const world = await worldOf(80)
    const pipe = async (ids: readonly string[], ...argv: readonly string[]) => {
      const run = world.start('-', '--output', 'out', ...argv)
      run.child.stdin?.end(ids.join('\n'))
      return run.ended
    }
    world.sandbox.setFaults(['status=404,skip=40'])
    const stopped = await pipe(world.ids, '--max-failures', '0', '--rate', '100000')
    expect(stopped.exitCode).toBe(1)
    world.sandbox.setFaults([])
    const asked = world.asked()
    const other = await pipe([...world.ids].toReversed(), '--resume')
    expect(other).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('not the one') })
    const short = await pipe(world.ids.slice(0, 20), '--resume')
    expect(short).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('not the one') })
    expect(world.asked()).toBe(asked)
    expect((await pipe(world.ids, '--retry-failed', '--rate', '100000')).exitCode).toBe(0)
    expect(readJournal(world.read('out.journal'))).toMatchObject({
      complete: true,
      counts: { messages: 80, failed: 0 },
    })
  })
})

test('X16 no id is ever part of the name of a file', async () => {
  const world = await worldOf(3)
  const hostile = ['../../evil', 'CON', 'a:b', '/etc/evil', 'nul\0', '..\\evil', '$(touch evil)']
  writeFileSync(world.at('ids'), [...hostile, ...world.ids].join('\n'))
  const { exitCode } = await world.run('ids', '--output', 'out.csv')
  expect(exitCode).toBe(1)
  expect(readdirSync(world.folder).toSorted()).toEqual(
    ['ids', 'out.csv', 'out.csv.failed.ndjson', 'out.csv.journal'].toSorted(),
  )
  expect(readdirSync(join(world.folder, '..')).filter((name) => name === 'evil')).toEqual([])
})
