import type { CompletionEntry } from './completion-table.ts'

/** A script for fish. */
export function fishScript(entries: readonly CompletionEntry[]): string {
  return `# Completion of bird-interactions for fish. To use it: bird-interactions completion fish | source
function __bird_interactions_path
    set -l path ''
    for word in (commandline -opc)[2..-1]
        set -l next (string trim -- "$path $word")
        switch $next
            case ${entries.flatMap(({ path }) => (path === '' ? [] : [`'${path}'`])).join(' ')}
                set path $next
        end
    end
    echo $path
end
function __bird_interactions_at
    test (__bird_interactions_path) = "$argv[1]"
end
complete -c bird-interactions -f
${entries.flatMap(linesOf).join('\n')}
`
}

function linesOf({ path, names, flags, values, takesFile }: CompletionEntry): string[] {
  const start = `complete -c bird-interactions -n "__bird_interactions_at '${path}'"`
  return [
    ...names.map((name) => `${start} -a ${name}`),
    ...flags.map((flag) => {
      const kind = flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`
      const value = values[flag]
      if (value === undefined) return `${start} ${kind}`
      if (value === 'file') return `${start} ${kind} -r -F`
      return typeof value === 'object'
        ? `${start} ${kind} -x -a '${value.join(' ')}'`
        : `${start} ${kind} -x`
    }),
    ...(takesFile ? [`${start} -F`] : []),
  ]
}
