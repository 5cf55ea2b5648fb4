import type { Command } from 'commander'

/** Adds a command whose help begins with an example. */
export function subcommand(
  program: Command,
  name: string,
  description: string,
  shown: string,
): Command {
  return program
    .command(name)
    .description(description)
    .addHelpText('before', example(`bird-interactions ${shown}`))
    .showHelpAfterError(`Try: bird-interactions ${name} --help`)
}

/** An example, as help shows it. */
export function example(commandLine: string): string {
  return `Example:\n  ${commandLine}\n`
}
