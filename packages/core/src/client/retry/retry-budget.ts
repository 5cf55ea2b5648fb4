/** How many retries a client may still send. */
export interface RetryBudget {
  /** Takes one retry out; `false` when there is none left. */
  readonly spend: () => boolean
  /** Puts a part of a retry back, for an answer that was none to retry. */
  readonly earn: () => void
}

/** Enough for a short disturbance under full load. */
const MOST_RETRIES = 100
/** Answers that earn one retry. */
const ANSWERS_A_RETRY = 10

/**
 * A token bucket of retries, so that an outage is not made worse: while nothing is answered nothing is earned, and once the
 * bucket is empty calls fail with their first attempt. In the long run at most one retry in ten answers is sent. The first
 * answers after the outage fill the bucket again.
 */
export function createRetryBudget(): RetryBudget {
  // Counted in answers, so that the sum of many parts stays exact.
  let answers = MOST_RETRIES * ANSWERS_A_RETRY
  return {
    spend: () => {
      if (answers < ANSWERS_A_RETRY) return false
      answers -= ANSWERS_A_RETRY
      return true
    },
    earn: () => {
      answers = Math.min(MOST_RETRIES * ANSWERS_A_RETRY, answers + 1)
    },
  }
}
