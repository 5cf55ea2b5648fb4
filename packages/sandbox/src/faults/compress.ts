import { pipeline, Readable, type Transform } from 'node:stream'
import { createBrotliCompress, createDeflate, createGzip } from 'node:zlib'

import type { Body } from './body.ts'
import type { Encoding } from './fault.ts'

/** A body, compressed by each in turn. */
export function compress(body: Body, encodings: readonly Encoding[]): Body {
  return encodings.reduce<Body>(
    ({ bytes }, encoding) => ({ bytes: compressors[encoding](bytes), length: undefined }),
    body,
  )
}

type Bytes = Body['bytes']

const compressors: Readonly<Record<Encoding, (bytes: Bytes) => Bytes>> = {
  gzip: (bytes) => through(bytes, createGzip()),
  deflate: (bytes) => through(bytes, createDeflate()),
  br: (bytes) => through(bytes, createBrotliCompress()),
  zstd: stored,
}

function through(bytes: Bytes, compressor: Transform): Bytes {
  // Whoever reads the last stream hears of an error.
  return pipeline(Readable.from(bytes), compressor, () => undefined)
}

const LARGEST_BLOCK = 128 * 1024

/** Node 20 has no zstd: a frame whose blocks are as they were. */
async function* stored(bytes: Bytes): AsyncGenerator<Buffer> {
  // Magic number, a frame without its size, a window of 128 KiB.
  yield Buffer.from('28b52ffd0038', 'hex')
  for await (const chunk of bytes) {
    for (let start = 0; start < chunk.length; start += LARGEST_BLOCK) {
      const block = chunk.subarray(start, start + LARGEST_BLOCK)
      yield blockHeader(block.length)
      yield block
    }
  }
  yield blockHeader(0, true)
}

function blockHeader(length: number, isLast = false): Buffer {
  const header = Buffer.alloc(3)
  header.writeUIntLE(length * 8 + Number(isLast), 0, 3)
  return header
}
