import type { Command } from 'commander'

/**
 * Adds a command whose help begins with examples.
 *
 * @param program What it is a command of.
 * @param shown The arguments of the examples, each of which can be run as it is.
 */
export function subcommand(
  program: Command,
  name: string,
  description: string,
  shown: string | readonly string[],
): Command {
  const command = program.command(name)
  return command
    .description(description)
    .addHelpText('before', examples([shown].flat()))
    .showHelpAfterError(`Try: ${pathOf(command).join(' ')} --help`)
    .helpCommand(false)
}

/** The words that call a command, from the program's own on. */
export function pathOf(command: Command): string[] {
  return [...(command.parent === null ? [] : pathOf(command.parent)), command.name()]
}

/** Examples, as help shows them. */
export function examples(shown: readonly string[]): string {
  const lines = shown.map((line) => `  bird-interactions ${line}\n`)
  return `${lines.length === 1 ? 'Example' : 'Examples'}:\n${lines.join('')}`
}
