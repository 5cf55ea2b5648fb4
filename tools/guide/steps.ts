import { readFileSync } from 'node:fs'

/** A step of a guide: a file to write, or commands to run with what they print. */
export type Step =
  | { readonly file: string; readonly code: string }
  | { readonly commands: string; readonly output: string | undefined }

/**
 * The steps of a section of a guide, in order: a block with a title is a file, a block of `sh` is run, and the block of text
 * behind it is what that prints. No other block is allowed, so none goes untested.
 *
 * @param heading The section's heading; it ends with the next one of the same level.
 */
export function stepsOf(guide: string, heading: string): readonly Step[] {
  const [, section = ''] = guide.split(`\n## ${heading}\n`)
  const [own = ''] = section.split('\n## ')
  const blocks = [...own.matchAll(/^```(\w*)(?: title="([^"]+)")?\n([\s\S]*?)^```$/gm)]
  const steps: Step[] = []
  for (const [, language = '', file, code = ''] of blocks) {
    const last = steps.at(-1)
    if (file !== undefined) steps.push({ file, code })
    else if (language === 'sh') steps.push({ commands: code, output: undefined })
    else if (language === 'text' && last !== undefined && 'commands' in last) {
      steps[steps.length - 1] = { ...last, output: code }
    } else throw new Error(`A block of the section "${heading}" cannot be tested:\n${code}`)
  }
  return steps
}

/** A guide of `docs/`. */
export function readGuide(name: string): string {
  return readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8')
}
