/** What is measured: each run gives a time, a rate or a number of bytes. */
export interface Subject {
  readonly name: string
  readonly run: () => number | Promise<number>
}

/**
 * Measures subjects in turn, each between two runs of the reference, so that what else the computer does meanwhile changes
 * both alike. A first round, which fills caches and lets code be compiled, does not count.
 *
 * @returns The ratios of each subject to the mean of the references beside it, one a round, by its name.
 */
export async function interleave(
  reference: Subject,
  subjects: readonly Subject[],
  rounds: number,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const ratios = new Map(subjects.map(({ name }): [string, number[]] => [name, []]))
  for (let round = 0; round <= rounds; round++) {
    let before = await reference.run()
    for (const { name, run } of subjects) {
      const value = await run()
      const after = await reference.run()
      if (round > 0) ratios.get(name)?.push((2 * value) / (before + after))
      before = after
    }
  }
  return ratios
}
