import { SHELLS } from '../src/completion/shell.ts'
import { main } from '../src/main.ts'
import { allCommands, createProgram } from '../src/program/program.ts'
import { pathOf } from '../src/program/subcommand.ts'
import { mayBeReady } from '../src/ready-answers.ts'

import type { BundlePlugin } from './bundle-plugin.ts'
import { nowhere } from './nowhere.ts'

/** The arguments whose answer is the same for everyone. */
function readyArguments(): string[][] {
  const context = { io: nowhere(() => {}), main, done: () => {} }
  const paths = allCommands(createProgram(context)).map((command) => pathOf(command).slice(1))
  return [
    [],
    ['--version'],
    ['-v'],
    ['help'],
    ...SHELLS.map((shell) => ['completion', shell]),
    ...paths.flatMap((path) => [
      [...path, '--help'],
      [...path, '-h'],
      ...(path.length === 1 ? [['help', ...path]] : []),
    ]),
  ]
}

/** Writes what the command answers to calls for help next to it, so that these answers need nothing of the command. */
export function readyAnswers(): BundlePlugin {
  return {
    name: 'ready-answers',
    async generateBundle() {
      const answers: Record<string, string> = {}
      for (const argv of readyArguments()) answers[JSON.stringify(argv)] = await answerTo(argv)
      const source = `${JSON.stringify(answers, null, 2)}\n`
      this.emitFile({ type: 'asset', fileName: 'ready-answers.json', source })
    },
  }
}

async function answerTo(argv: readonly string[]): Promise<string> {
  if (!mayBeReady(argv)) throw new Error(`The answer to ${argv.join(' ')} would never be read.`)
  let answer = ''
  const io = nowhere((text) => {
    answer += text
  })
  if ((await main(argv, io)) === 0) return answer
  throw new Error(`bird-interactions ${argv.join(' ')} has no answer:\n${answer}`)
}
