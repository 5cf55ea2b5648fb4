import { main } from '../src/main.ts'

import type { BundlePlugin } from './bundle-plugin.ts'

const COMMANDS = ['list', 'export', 'decode', 'channels', 'sandbox', 'demo']

/** The arguments whose answer is the same for everyone. */
const ARGUMENTS = [
  [],
  ...['--help', '-h', 'help', '--version', '-v'].map((argument) => [argument]),
  ...COMMANDS.flatMap((command) => [
    [command, '--help'],
    [command, '-h'],
    ['help', command],
  ]),
]

/** Writes what the command answers to calls for help next to it, so that these answers need nothing of the command. */
export function readyAnswers(): BundlePlugin {
  return {
    name: 'ready-answers',
    async generateBundle() {
      const answers: Record<string, string> = {}
      for (const argv of ARGUMENTS) answers[JSON.stringify(argv)] = await answerTo(argv)
      const source = `${JSON.stringify(answers, null, 2)}\n`
      this.emitFile({ type: 'asset', fileName: 'ready-answers.json', source })
    },
  }
}

async function answerTo(argv: readonly string[]): Promise<string> {
  let answer = ''
  const out = {
    isTerminal: false,
    write: async (text: string) => {
      answer += text
    },
  }
  const exitCode = await main(argv, {
    stdin: { isTerminal: true, async *[Symbol.asyncIterator]() {} },
    stdout: out,
    stderr: out,
    env: {},
    cwd: '/',
    modulePath: '/',
    untilStopped: () => new Promise(() => {}),
  })
  if (exitCode === 0) return answer
  throw new Error(`bird-interactions ${argv.join(' ')} has no answer:\n${answer}`)
}
