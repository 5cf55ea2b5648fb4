import type { Row } from './row.ts'

/** What terminals, processes, surroundings and packaging can do to the command and the packages. */
export const terminalRows: readonly Row[] = [
  {
    id: 'T01',
    fault:
      'payload/label/name/error text with ESC, CSI, OSC 52 (clipboard), OSC 8, C1, BEL, bidi overrides, zero-width',
    outcome: 'caret-escaped in human output; JSON escaped by JSON; links only from our own URLs',
  },
  {
    id: 'T02',
    fault: 'key given on argv',
    outcome:
      'refused with the three safe ways (env, stdin/`--access-key-file` 0600, keychain/profile); not visible in `ps`, history hint',
  },
  {
    id: 'T03',
    fault:
      'random canary key through every path: logs at all levels, errors, `util.inspect(client)`, JSON.stringify, stack, cause, HAR, debug dump, crash',
    outcome: 'canary never appears (property test)',
  },
  {
    id: 'T04',
    fault: 'NODE_DEBUG / undici diagnostics / OTel attributes',
    outcome: 'header values excluded; documented what Node itself prints',
  },
  {
    id: 'T05',
    fault: 'config file world-readable, symlink, invalid TOML/JSON, unknown keys',
    outcome: 'warn/refuse; XDG paths',
  },
  {
    id: 'T06',
    fault: 'NO_COLOR, FORCE_COLOR, CLICOLOR(_FORCE), TERM=dumb, `--color`',
    outcome: 'precedence table tested',
  },
  {
    id: 'T07',
    fault: 'width 0/undefined/1/300, wide/combining glyphs',
    outcome: 'no crash; no truncation when piped',
  },
  {
    id: 'T08',
    fault: 'stdout or stderr or stdin not a TTY, CI=1',
    outcome: 'no spinner/prompt/colour; stable columns',
  },
  {
    id: 'T09',
    fault: 'stdin TTY where data expected',
    outcome: 'help, not hang',
  },
  {
    id: 'T10',
    fault: 'unknown command/flag',
    outcome: 'did-you-mean, exit 2',
  },
  { id: 'T11', fault: '`--json badField`', outcome: 'lists fields, exit 2' },
  {
    id: 'T12',
    fault: 'bad UUID, empty env var, two conflicting profiles',
    outcome: 'local error before network, names the source of the value',
  },
  {
    id: 'T13',
    fault: 'help/version',
    outcome: 'no network, no heavy import, <150 ms over bare node on the CI box',
  },
  {
    id: 'T14',
    fault: "plugin missing, throws at import, wrong core major, claims another plugin's channel",
    outcome: 'clear error, other channels work',
  },
  {
    id: 'T15',
    fault: 'uncaught exception',
    outcome: 'redacted crash report path, exit 70, no raw dump',
  },
  {
    id: 'T16',
    fault: '`--timeout`, unreachable network',
    outcome: 'finishes by the deadline',
  },
  {
    id: 'T17',
    fault: 'HTML report with hostile strings (`</script>`, attribute breaks, `javascript:`)',
    outcome: "inert; CSP `default-src 'none'`; no remote asset",
    waitsFor: 'reports',
  },
  {
    id: 'T18',
    fault: 'local inspector/emulator server',
    outcome:
      'binds loopback, random port, Host-header check, no CORS `*`, token for replay actions',
    waitsFor: 'an inspector',
  },
  {
    id: 'T19',
    fault: 'user `--filter` regex',
    outcome: 'linear-time engine or timeout',
    waitsFor: 'filters',
  },
  {
    id: 'T20',
    fault: 'TZ/LANG/LC_ALL variations',
    outcome: 'ISO-8601 UTC in machine output',
  },
  {
    id: 'T21',
    fault: 'Node 20/22/24, Bun, Deno, edge bundle',
    outcome: 'same conformance suite',
  },
  {
    id: 'T22',
    fault: 'ESM+CJS consumers, `moduleResolution` node16/bundler, TS lower bound, no DOM lib',
    outcome: 'attw/publint/type fixtures',
  },
  {
    id: 'T23',
    fault: 'tree-shaking: importing only whatsapp',
    outcome: 'rcs parser absent from bundle; size budget',
  },
  {
    id: 'T24',
    fault: 'two copies of core (duplicate install)',
    outcome: '`isInstance` by symbol, not instanceof only',
  },
  {
    id: 'T25',
    fault: 'frozen intrinsics / SES, `--disallow-code-generation-from-strings`',
    outcome: 'works (no eval; zod JIT off switch)',
  },
  {
    id: 'T26',
    fault: 'dependency compromised / postinstall',
    outcome:
      'zero install scripts, ≤2 runtime deps per package, lockfile, provenance, `npm audit signatures` in docs',
  },
  {
    id: 'T27',
    fault: 'package published with secrets/tests',
    outcome: '`files` allow-list checked from the packed tarball',
  },
  {
    id: 'T28',
    fault: 'disk cache/profile corruption',
    outcome: 'rebuilt, user told',
  },
]
