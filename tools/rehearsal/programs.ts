import { run } from 'packed/run'

/** Runs a program to its end, and throws when it fails. */
export async function runToEnd(
  command: string,
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { code, stdout, stderr } = await run(command, args, { folder, env })
  if (code === 0) return stdout
  throw new Error(`${[command, ...args].join(' ')} ended with ${String(code)}:\n${stdout}${stderr}`)
}

/** Throws unless both are equal, and says what was there instead. */
export function expectEqual(actual: string, expected: string): void {
  if (actual !== expected) throw new Error(`expected: ${expected}\nbut found: ${actual}`)
}
