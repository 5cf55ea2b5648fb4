import type { FigureResult } from './page.ts'

/** Hands a figure to the process that asked for it. */
export function report(result: FigureResult): void {
  process.stdout.write(`${JSON.stringify(result)}\n`)
}
