import { bashScript } from '../completion/bash.ts'
import { completionTable } from '../completion/completion-table.ts'
import { fishScript } from '../completion/fish.ts'
import { powershellScript } from '../completion/powershell.ts'
import type { Shell } from '../completion/shell.ts'
import { zshScript } from '../completion/zsh.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import type { DescribedCommand } from '../program/describe-program.ts'

const SCRIPTS = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powershellScript,
} as const satisfies Record<Shell, unknown>

/** Prints what a shell needs to complete the words of the command; the shell then needs the command no more. */
export async function completion(
  shell: Shell,
  commands: readonly DescribedCommand[],
  io: Io,
): Promise<ExitCode> {
  await io.stdout.write(SCRIPTS[shell](completionTable(commands)))
  return exitCodes.done
}
