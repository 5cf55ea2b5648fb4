import { InvalidArgumentError } from 'commander'

/** A day. */
const MOST = 86_400

/** Reads a number of seconds, `2` or `0.5`, from so many to a day. */
export function secondsFrom(least: number): (value: string) => number {
  return (value) => {
    const seconds = /^\d{1,5}(?:\.\d{1,3})?$/.test(value) ? Number(value) : Number.NaN
    if (seconds >= least && seconds <= MOST) return seconds
    throw new InvalidArgumentError(`Pass a number of seconds, from ${least} to ${MOST}.`)
  }
}
