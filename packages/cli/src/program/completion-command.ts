import { Argument, type Command } from 'commander'

import { type Shell, SHELLS } from '../completion/shell.ts'
import type { CommandContext } from './command-context.ts'
import { subcommand } from './subcommand.ts'

/** Adds `completion`. */
export function addCompletion(program: Command, context: CommandContext): void {
  subcommand(
    program,
    'completion',
    'Print a script by which a shell completes commands, flags and their values. In bash: eval "$(bird-interactions completion bash)"; zsh: the same with zsh; fish: bird-interactions completion fish | source; PowerShell: bird-interactions completion powershell | Out-String | Invoke-Expression. Put that line into the start file of the shell.',
    ['completion bash', 'completion zsh', 'completion fish', 'completion powershell'],
  )
    .addArgument(new Argument('<shell>', 'The shell.').choices(SHELLS))
    .action(async (shell: Shell) => {
      const { createProgram } = await import('./program.ts')
      const { describeProgram } = await import('./describe-program.ts')
      const { completion } = await import('../commands/completion.ts')
      context.done(await completion(shell, describeProgram(createProgram(context)), context.io))
    })
}
