import { spawnSync } from 'node:child_process'

import type { Bar } from '../measure.ts'

/** A program for Node, from its start to its end. */
export interface Program {
  readonly what: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** What it reads from standard input. Default: nothing. */
  readonly input?: string
  /** What must be among what it prints. */
  readonly prints?: string
  readonly bar?: Bar
}

/** Certificates for all programs of a computer are read at each start, for one: that is not the time of what is measured. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:NODE_|BIRD_|XDG_CONFIG_HOME$)/.test(name)),
)

/**
 * Runs a program of a project to its end, without the settings that somebody made for all programs of this computer.
 *
 * @returns What it printed.
 * @throws When it fails, or does not print what it must.
 */
export function runProgram(
  node: string,
  { args, env, input = '', prints = '' }: Program,
  project: string,
): string {
  const { status, stdout, stderr } = spawnSync(node, args, {
    cwd: project,
    env: { ...environment, XDG_CONFIG_HOME: project, ...env },
    input,
    encoding: 'utf8',
  })
  if (status !== 0 || !stdout.includes(prints)) {
    const command = [node, ...args].join(' ')
    throw new Error(`${command} ended with ${String(status)}:\n${stdout}${stderr}`)
  }
  return stdout
}
