import type { Sandbox, SandboxMessage } from '@bird-interactions/sandbox'

/** The environment in which `list` talks to a sandbox. */
export function sandboxEnvironment(sandbox: Sandbox): Readonly<Record<string, string>> {
  return {
    BIRD_BASE_URL: sandbox.url,
    BIRD_ACCESS_KEY: sandbox.accessKey,
    BIRD_WORKSPACE_ID: sandbox.workspaceId,
  }
}

/** The same as lines for a shell. */
export function exportLines(sandbox: Sandbox): string[] {
  return Object.entries(sandboxEnvironment(sandbox)).map(
    ([variable, value]) => `export ${variable}=${value}`,
  )
}

/** The arguments that list a message of a sandbox. */
export function listArguments(message: SandboxMessage): string[] {
  return ['list', message.id, '--channel-id', message.channelId]
}

/** The same as a line for a shell. */
export function commandLine(argv: readonly string[]): string {
  return ['bird-interactions', ...argv].join(' ')
}
