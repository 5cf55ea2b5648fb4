import type { CompletionEntry } from './completion-table.ts'

/** A script for bash, also the one of macOS, and without the package bash-completion. */
export function bashScript(entries: readonly CompletionEntry[]): string {
  return `# Completion of bird-interactions for bash. To use it: eval "$(bird-interactions completion bash)"
_bird_interactions() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} path='' next word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    next="\${path:+$path }$word"
    case "$next" in
      ${entries.flatMap(({ path }) => (path === '' ? [] : [`'${path}'`])).join('|')}) path=$next ;;
    esac
  done
  COMPREPLY=()
  case "$path:$previous" in
${entries.flatMap(valueCases).join('\n')}
  esac
  case "$path" in
${entries.map(wordCase).join('\n')}
  esac
}
complete -F _bird_interactions bird-interactions
`
}

function valueCases({ path, values }: CompletionEntry): string[] {
  return Object.entries(values).map(([flag, value]) => {
    const reply =
      value === 'file'
        ? 'compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$current")); '
        : typeof value === 'object'
          ? `COMPREPLY=($(compgen -W '${value.join(' ')}' -- "$current")); `
          : ''
    return `    '${path}:${flag}') ${reply}return ;;`
  })
}

function wordCase({ path, names, flags, takesFile }: CompletionEntry): string {
  const files = takesFile
    ? ` [[ $current == -* ]] || { compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -f -- "$current")); };`
    : ''
  return `    '${path}') COMPREPLY=($(compgen -W '${[...names, ...flags].join(' ')}' -- "$current"));${files} ;;`
}
