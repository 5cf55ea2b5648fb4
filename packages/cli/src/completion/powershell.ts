import type { CompletionEntry } from './completion-table.ts'

/** A script for PowerShell. Where nothing can be known, it offers files. */
export function powershellScript(entries: readonly CompletionEntry[]): string {
  return `# Completion of bird-interactions for PowerShell. To use it:
# bird-interactions completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName bird-interactions -ScriptBlock {
  param($current, $commandAst, $position)
  $words = @{
${entries.map(({ path, names, flags }) => `    '${path}' = ${list([...names, ...flags])}`).join('\n')}
  }
  $values = @{
${entries.flatMap(valuesOf).join('\n')}
  }
  $before = @($commandAst.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { $_.ToString() })
  $path = ''
  foreach ($word in $before) {
    $next = "$path $word".Trim()
    if ($words.ContainsKey($next)) { $path = $next }
  }
  $previous = if ($before.Count -gt 0) { $before[-1] } else { '' }
  $found = if ($values.ContainsKey("\${path}:$previous")) { $values["\${path}:$previous"] } else { $words[$path] }
  $found | Where-Object { $_ -like "$current*" } |
    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`
}

function valuesOf({ path, values }: CompletionEntry): string[] {
  return Object.entries(values).map(
    ([flag, value]) => `    '${path}:${flag}' = ${list(typeof value === 'object' ? value : [])}`,
  )
}

function list(words: readonly string[]): string {
  return `@(${words.map((word) => `'${word}'`).join(', ')})`
}
