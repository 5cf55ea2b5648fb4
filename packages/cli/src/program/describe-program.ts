import type { Argument, Command, Option } from 'commander'

import { pathOf } from './subcommand.ts'

/** A command, as completion and the manual need it. */
export interface DescribedCommand {
  /** The words that call it, without the program's own. */
  readonly path: readonly string[]
  readonly description: string
  /** The commands that it is made of. */
  readonly names: readonly string[]
  readonly options: readonly DescribedOption[]
  readonly arguments: readonly { readonly term: string; readonly description: string }[]
}

/** An option of a command, or one that every command has. */
export interface DescribedOption {
  readonly short: string | undefined
  readonly long: string
  readonly description: string
  /** What follows it: nothing, one of these words, a file, or anything. */
  readonly value: 'none' | 'file' | 'any' | readonly string[]
  /** How help writes it: `--format <format>`. */
  readonly term: string
}

/** Every command of a program, the program itself first. */
export function describeProgram(command: Command): DescribedCommand[] {
  const help = command.createHelp()
  const described: DescribedCommand = {
    path: pathOf(command).slice(1),
    description: command.description(),
    names: help.visibleCommands(command).map((inner) => inner.name()),
    options: [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)].map(
      describeOption,
    ),
    arguments: help.visibleArguments(command).map((argument: Argument) => ({
      term: help.argumentTerm(argument),
      description: help.argumentDescription(argument),
    })),
  }
  return [described, ...command.commands.flatMap(describeProgram)]
}

function describeOption(option: Option): DescribedOption {
  const takesValue = option.required || option.optional
  const isFile = /<(?:path|file|specifier)>/.test(option.flags)
  return {
    short: option.short,
    long: option.long ?? '',
    description: option.description,
    value: takesValue ? (option.argChoices ?? (isFile ? 'file' : 'any')) : 'none',
    term: option.flags,
  }
}
