import { spawn } from '@lydell/node-pty'
import xterm from '@xterm/headless'
import { onTestFinished } from 'vitest'

import { bin, emptyFolder, environmentOf, type World } from './built-command.ts'

/** What a test sets of a process with a terminal. */
export interface TerminalWorld extends World {
  /** How wide the terminal is, in columns; 0 for one that does not tell. Default 80. */
  readonly columns?: number
  /** How many lines the terminal shows. Default 24. */
  readonly lines?: number
}

/** A command that runs in a pseudo-terminal. */
interface Running {
  /** All that was written to the terminal so far, words and data alike, with `\n` for the end of a line. */
  readonly written: () => string
  /** Waits, ten seconds at most, until what was written has this in it. */
  readonly until: (text: string | RegExp) => Promise<void>
  /** Types something: `\x03` is Ctrl-C. */
  readonly type: (text: string) => void
  /** Sends a signal, as `kill` does. */
  readonly signal: (name: NodeJS.Signals) => void
  /** Waits for the end. The exit code is that of a shell: 128 and the number of the signal that ended it. */
  readonly ended: Promise<{ readonly exitCode: number; readonly written: string }>
}

const LONGEST_WAIT = 10_000

/** The library makes no terminal of 0 columns; whoever sits at one can. */
const WITHOUT_WIDTH = ['sh', '-c', 'stty cols 0 && exec "$0" "$@"', process.execPath, bin] as const

/** Starts the built command with a pseudo-terminal as its three streams. It is ended with the test. */
export function startInTerminal(argv: readonly string[], world: TerminalWorld = {}): Running {
  const { columns = 80 } = world
  const [file, ...args] = columns === 0 ? WITHOUT_WIDTH : [process.execPath, bin]
  const child = spawn(file, [...args, ...argv], {
    // The name is what the process finds in TERM.
    name: world.env?.['TERM'] ?? 'xterm-256color',
    cols: columns || 80,
    rows: world.lines ?? 24,
    cwd: world.cwd ?? emptyFolder(),
    env: environmentOf(world),
  })
  let text = ''
  let over = false
  const written = (): string => text.replaceAll('\r\n', '\n')
  child.onData((chunk) => (text += chunk))
  const ended = new Promise<{ exitCode: number; written: string }>((resolve) => {
    child.onExit(({ exitCode, signal = 0 }) => {
      over = true
      resolve({ exitCode: signal === 0 ? exitCode : 128 + signal, written: written() })
    })
  })
  onTestFinished(() => {
    if (!over) child.kill('SIGKILL')
  })
  return {
    written,
    until: async (wanted) => {
      const end = performance.now() + LONGEST_WAIT
      while (!(typeof wanted === 'string' ? written().includes(wanted) : wanted.test(written()))) {
        if (performance.now() > end) throw new Error(`Not written: ${wanted}\n${written()}`)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    type: (keys) => {
      child.write(keys)
    },
    signal: (name) => {
      child.kill(name)
    },
    ended,
  }
}

/** Runs the built command to its end with a pseudo-terminal as its three streams. */
export function runInTerminal(
  argv: readonly string[],
  world?: TerminalWorld,
): Promise<{ readonly exitCode: number; readonly written: string }> {
  return startInTerminal(argv, world).ended
}

/** What a terminal made of what was written to it. */
export interface Screen {
  /** The lines that were written, as they are seen, a wrapped one in one piece. */
  readonly lines: readonly string[]
  /** How many lines had to go on in the next. */
  readonly wraps: number
  /** What the terminal was told to do besides showing text on it: set its title, the clipboard, open a link, ring. */
  readonly deeds: readonly string[]
}

/** Shows a text on a terminal that tells what became of it. */
export async function show(written: string, columns = 80): Promise<Screen> {
  const terminal = new xterm.Terminal({
    cols: columns,
    rows: 24,
    scrollback: 100_000,
    convertEol: true,
    allowProposedApi: true,
  })
  const deeds: string[] = []
  terminal.onBell(() => deeds.push('bell'))
  terminal.onTitleChange(() => deeds.push('title'))
  const { parser } = terminal
  const tell = (deed: string) => () => {
    deeds.push(deed)
    return false
  }
  parser.registerOscHandler(8, tell('link'))
  parser.registerOscHandler(52, tell('clipboard'))
  for (const final of 'ABCDEFGHJKLMPSTXd')
    parser.registerCsiHandler({ final }, tell(`CSI ${final}`))
  await new Promise<void>((resolve) => {
    terminal.write(written, resolve)
  })
  const lines: string[] = []
  let wraps = 0
  const { active } = terminal.buffer
  for (let index = 0; index < active.length; index += 1) {
    const line = active.getLine(index)
    if (line === undefined) continue
    const text = line.translateToString(true)
    if (line.isWrapped) {
      wraps += 1
      lines.push((lines.pop() ?? '') + text)
    } else lines.push(text)
  }
  terminal.dispose()
  while (lines.at(-1) === '') lines.pop()
  return { lines, wraps, deeds }
}
