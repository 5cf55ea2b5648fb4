import type { CompletionEntry } from './completion-table.ts'

/** A script for zsh. */
export function zshScript(entries: readonly CompletionEntry[]): string {
  return `#compdef bird-interactions
# Completion of bird-interactions for zsh. To use it: eval "$(bird-interactions completion zsh)"
_bird_interactions() {
  local previous=\${words[CURRENT-1]} path_of='' next word
  for word in "\${(@)words[2,CURRENT-1]}"; do
    next="\${path_of:+$path_of }$word"
    case "$next" in
      (${entries.flatMap(({ path }) => (path === '' ? [] : [`'${path}'`])).join('|')}) path_of=$next ;;
    esac
  done
  case "$path_of:$previous" in
${entries.flatMap(valueCases).join('\n')}
  esac
  case "$path_of" in
${entries.map(wordCase).join('\n')}
  esac
}
(( $+functions[compdef] )) || { autoload -U compinit && compinit }
compdef _bird_interactions bird-interactions
`
}

function valueCases({ path, values }: CompletionEntry): string[] {
  return Object.entries(values).map(([flag, value]) => {
    const reply =
      value === 'file'
        ? '_files; '
        : typeof value === 'object'
          ? `compadd -- ${value.join(' ')}; `
          : ''
    return `    ('${path}:${flag}') ${reply}return ;;`
  })
}

function wordCase({ path, names, flags, takesFile }: CompletionEntry): string {
  const files = takesFile ? ' _files;' : ''
  return `    ('${path}') compadd -- ${[...names, ...flags].join(' ')};${files} ;;`
}
