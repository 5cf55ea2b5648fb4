import { spawn } from 'node:child_process'

/** What a program did. */
export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program to its end, in the environment of a user: nothing of the test run's own settings is in it, nor of a workflow's. */
export function run(
  command: string,
  args: readonly string[],
  options: { readonly folder: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.folder,
      env: { ...usersEnvironment, ...options.env },
      // Windows knows the commands of packages as scripts of its shell.
      shell: process.platform === 'win32' && !command.endsWith('.exe'),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.once('error', reject)
    child.once('close', (code) => {
      resolve({ code, stdout, stderr })
    })
  })
}

const usersEnvironment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:npm_|pnpm_|GITHUB_|ACTIONS_|NODE_AUTH_TOKEN|BIRD_|VITEST|NODE_ENV|TEST$)/i.test(name),
  ),
)
