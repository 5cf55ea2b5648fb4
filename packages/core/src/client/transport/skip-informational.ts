import type { Socket } from 'node:net'

/** How an informational answer starts, but `101`, after which no HTTP follows. */
const INFORMATIONAL = /^HTTP\/1\.1 1(?!01)\d\d/
const START = 'HTTP/1.1 1xx'
/** Where the status starts, and with which digit when the answer is informational. */
const STATUS_AT = 9
const ONE = 0x31
const END = '\r\n\r\n'
/** A longer head is for undici to refuse. */
const MOST_BYTES = 16 * 1024

/**
 * Lets a socket leave out the informational answers before an answer. A client has to put up with any that it did not ask for (RFC
 * 9110, section 15.2), and undici closes the connection when one is `100 Continue`.
 */
export function skipInformational(socket: Socket): void {
  const read = socket.read.bind(socket) as (size?: number) => Buffer | null
  let written: number | undefined
  let isStart = false
  let held: Buffer | undefined
  socket.read = (size?: number): Buffer | null => {
    for (;;) {
      const chunk = read(size)
      if (chunk === null) return null
      // Whatever comes first after a request was written is the start of its answer.
      const { bytesWritten } = socket
      if (bytesWritten !== written) {
        written = bytesWritten
        isStart = true
        held = undefined
      }
      if (!isStart) return chunk
      if (held === undefined && chunk.length > STATUS_AT && chunk[STATUS_AT] !== ONE) {
        isStart = false
        return chunk
      }
      held = withoutInformational(held === undefined ? chunk : Buffer.concat([held, chunk]))
      if (needsMore(held)) continue
      isStart = false
      return held
    }
  }
}

/** The bytes behind every informational answer that is there as a whole. */
function withoutInformational(bytes: Buffer): Buffer {
  let rest = bytes
  while (INFORMATIONAL.test(startOf(rest))) {
    const end = rest.indexOf(END)
    if (end === -1) break
    rest = rest.subarray(end + END.length)
  }
  return rest
}

/** Whether what is there is too little to know whether it is informational, or to know where that ends. */
function needsMore(bytes: Buffer): boolean {
  const start = startOf(bytes)
  if (INFORMATIONAL.test(start)) return bytes.length < MOST_BYTES
  return start.length < START.length && START.startsWith(start.slice(0, STATUS_AT + 1))
}

function startOf(bytes: Buffer): string {
  return bytes.toString('latin1', 0, START.length)
}
