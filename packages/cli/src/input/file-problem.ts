const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist',
  EISDIR: 'is a folder',
  EACCES: 'must not be read by this user',
  EPERM: 'must not be read by this user',
}

/** What is wrong with a file, to follow its name: `does not exist`. */
export function fileProblem(error: unknown): string {
  const code = (error as { readonly code?: unknown } | null)?.code
  if (typeof code !== 'string') return 'could not be read'
  return PROBLEMS[code] ?? `could not be read (${code})`
}
