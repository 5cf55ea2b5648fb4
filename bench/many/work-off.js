/** A plain loop of workers: each takes the next ref and waits for what is done with it, until there is none. */
export async function workOff(refs, concurrency, once) {
  const worker = async () => {
    for (let next = refs.next(); !next.done; next = refs.next()) await once(next.value)
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
}
