import { run } from './run.ts'

/**
 * Runs pnpm: the one that runs the script, or that of `packageManager` where none does.
 *
 * @returns What it printed.
 * @throws With all that it said, when it fails.
 */
export async function runPnpm(
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const own = process.env['npm_execpath']
  const [command, ...first] =
    own?.includes('pnpm') === true ? [own] : ['npx', '--yes', 'pnpm@12.21.0']
  const { code, stdout, stderr } = await run(command ?? '', [...first, ...args], {
    folder,
    env,
  })
  if (code !== 0) throw new Error(`pnpm ${args.join(' ')} in ${folder} failed:\n${stdout}${stderr}`)
  return stdout
}
