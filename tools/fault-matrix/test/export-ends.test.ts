import { writeFileSync } from 'node:fs'
import { constants } from 'node:os'

import { exportKilled } from 'export-trials/killed'
import { describe, expect, test, vi } from 'vitest'

import { bin } from './built-command.ts'
import { becomes, readJournal, sortedLines, startProcess, worldOf } from './export-setting.ts'

// Processes take longer to start when much else is at work.
vi.setConfig({ testTimeout: 60_000 })

test('X01 an export that is killed at random moments, and gone on with each time, is the same as undisturbed', async () => {
  const { kills, equal, lines, resumed } = await exportKilled({
    kills: 8,
    messages: 400,
    seed: 11,
    rate: 200,
    longestLifeMs: 700,
  })
  expect(kills).toBe(8)
  expect(resumed).toBeGreaterThan(0)
  expect(lines).toBeGreaterThan(400)
  expect(equal.length).toBeGreaterThan(0)
  expect(equal.every(Boolean)).toBe(true)
})

describe('a signal', () => {
  test.each([
    ['X09 SIGINT', 'SIGINT'],
    ['X10 SIGTERM', 'SIGTERM'],
    ['X10 SIGHUP', 'SIGHUP'],
  ] as const)(
    '%s lets what is under way end, writes it, and prints the line that goes on',
    async (_row, signal) => {
      const world = await worldOf(300, { faults: ['delay=100'] })
      const run = world.start('ids', '--output', "it's out", '--rate', '50')
      await becomes(() => world.asked() >= 30)
      run.child.kill(signal)
      const { exitCode, stderr } = await run.ended
      expect(exitCode).toBe(128 + constants.signals[signal])
      expect(stderr).toContain(`Stopped by ${signal}`)
      const line = /^ +(bird-interactions export .*)$/m.exec(stderr)?.[1] ?? ''
      expect(line).toBe(
        String.raw`bird-interactions export ids --output 'it'\''s out' --rate 50 --resume`,
      )
      // Each answer that was asked for is in the journal, and the journal vouches for all of the output.
      const journal = readJournal(world.read("it's out.journal"))
      expect(journal.counts.messages).toBe(world.asked())
      expect(journal.counts.messages).toBeLessThan(200)
      expect(journal.bytes.rows).toBe(Buffer.byteLength(world.read("it's out")))
      expect(world.exists("it's out.lock")).toBe(false)
      world.sandbox.setFaults([])
      const argv = line.replace('--rate 50', '--rate 100000').replace('bird-interactions', '')
      const again = startProcess(
        'bash',
        ['-c', `exec "${process.execPath}" "${bin}"${argv}`],
        world.folder,
        world.env,
      )
      expect((await again.ended).exitCode).toBe(0)
      expect(world.asked()).toBe(300)
    },
  )

  test('X09 a second SIGINT ends it at once, and what the journal says still holds', async () => {
    const world = await worldOf(300, { faults: ['delay=60000,skip=20'] })
    const run = world.start('ids', '--output', 'out', '--rate', '100000')
    await becomes(() => world.asked() >= 30 && world.read('out').split('\n').length > 20)
    run.child.kill('SIGINT')
    await new Promise((resolve) => setTimeout(resolve, 100))
    const start = performance.now()
    run.child.kill('SIGINT')
    const { exitCode } = await run.ended
    expect(performance.now() - start).toBeLessThan(1000)
    expect([null, 130]).toContain(exitCode)
    expect(run.child.signalCode ?? 'SIGINT').toBe('SIGINT')
    world.sandbox.setFaults([])
    const again = await world.run('ids', '--output', 'out', '--rate', '100000', '--resume')
    expect(again.exitCode).toBe(0)
    await world.run('ids', '--output', 'undisturbed', '--rate', '100000')
    expect(sortedLines(world.read('out'))).toEqual(sortedLines(world.read('undisturbed')))
  })

  test('X09 when no answer comes, what is under way is given up after the grace', async () => {
    const world = await worldOf(40, { faults: ['delay=60000,skip=10'] })
    const run = world.start('ids', '--output', 'out', '--rate', '100000')
    await becomes(() => world.asked() >= 20)
    run.child.kill('SIGINT')
    const { exitCode } = await run.ended
    expect(exitCode).toBe(130)
    expect(readJournal(world.read('out.journal')).counts.messages).toBe(10)
  })
})

describe('a reader of standard output', () => {
  test('X11 that goes away ends the export in silence, and nothing more is asked for', async () => {
    const world = await worldOf(3000)
    const script = `"${process.execPath}" "${bin}" export ids --rate 1000 | head -n 1; echo "\${PIPESTATUS[0]}"`
    const { ended } = startProcess('bash', ['-c', script], world.folder, world.env)
    const { stdout, stderr } = await ended
    const [row = '', exitCode] = stdout.split('\n')
    expect(JSON.parse(row)).toMatchObject({ schemaVersion: 1 })
    expect(exitCode).toBe('0')
    expect(stderr).toBe('')
    const asked = world.asked()
    expect(asked).toBeLessThan(2500)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(world.asked()).toBe(asked)
  })

  test('X12 that is slow slows the export, which holds no more than a little', async () => {
    const world = await worldOf(5000)
    // What is on its way: 64 kB of the pipe, 16 requests, and what one write has.
    const script = `"${process.execPath}" "${bin}" export ids --raw --rate 100000 | { read -r first; echo "$first" > first; while [ ! -e go ]; do sleep 0.02; done; cat > rest; }`
    const run = startProcess('bash', ['-c', script], world.folder, world.env)
    await becomes(() => world.exists('first'))
    let asked = -1
    while (asked !== world.asked()) {
      asked = world.asked()
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
    expect(asked).toBeLessThan(3000)
    writeFileSync(world.at('go'), '')
    await run.ended
    expect(world.asked()).toBe(5000)
    const lines = sortedLines(world.read('first') + world.read('rest'))
    expect(lines.length).toBeGreaterThan(5000)
  })
})

test('X26 a clock that goes back between two runs changes nothing', async () => {
  const world = await worldOf(120)
  const clockAt = (shiftMs: number): Record<string, string> => ({
    ...world.env,
    NODE_OPTIONS: `--import "data:text/javascript,const now = Date.now; Date.now = () => now() + ${shiftMs}"`,
  })
  const runAt = (shiftMs: number, ...argv: readonly string[]) =>
    startProcess(
      process.execPath,
      [bin, 'export', 'ids', '--output', 'out', '--rate', '100000', ...argv],
      world.folder,
      clockAt(shiftMs),
    ).ended
  world.sandbox.setFaults(['status=401,skip=50'])
  expect((await runAt(400 * 86_400_000)).exitCode).toBe(4)
  world.sandbox.setFaults([])
  expect((await runAt(-400 * 86_400_000, '--resume')).exitCode).toBe(0)
  await world.run('ids', '--output', 'undisturbed', '--rate', '100000')
  expect(sortedLines(world.read('out'))).toEqual(sortedLines(world.read('undisturbed')))
})
