/**
 * Whether who reads along can be shown more than ASCII: whether the locale says UTF-8, by the first of the variables that POSIX
 * asks for. Windows' own terminal has none of them, and can.
 */
export function hasUnicode(env: Readonly<Record<string, string | undefined>>): boolean {
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  )
  if (locale === undefined) return env['WT_SESSION'] !== undefined
  return /utf-?8/i.test(locale)
}
