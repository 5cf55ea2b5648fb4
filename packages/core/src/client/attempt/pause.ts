import type { Clock } from './clock.ts'
import type { Interrupt } from './interrupt.ts'

/** Waits that many milliseconds, or rejects with the reason of the interrupt. */
export function pause(clock: Clock, milliseconds: number, interrupt: Interrupt): Promise<void> {
  return new Promise((resolve, reject) => {
    const stopTimer = clock.after(milliseconds, () => {
      stopListening()
      resolve()
    })
    const stopListening = interrupt.listen((reason) => {
      stopListening()
      stopTimer()
      reject(reason)
    })
  })
}
