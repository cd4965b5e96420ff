import { joined } from '../http/body.ts'
import type { Bytes } from './bytes.ts'

type Ways = { readable: ReadableStream<Uint8Array>; writable: WritableStream<BufferSource> }
type IsEnough = (size: number, first: Bytes) => boolean

/** What a stream makes of bytes, handed to it in pieces, until `isEnough` of it came out or it fails. */
async function through(ways: Ways, bytes: Bytes, most: number, isEnough: IsEnough): Promise<Bytes> {
  const writer = ways.writable.getWriter()
  async function write() {
    for (let at = 0; at < bytes.length; at += most) await writer.write(bytes.subarray(at, at + most))
    await writer.close()
  }
  // What is wrong with the bytes is heard where they are read.
  const written = write().catch(() => undefined)
  const reader = ways.readable.getReader()
  const pieces: Bytes[] = []
  let size = 0
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      pieces.push(new Uint8Array(piece.value))
      size += piece.value.length
      if (isEnough(size, pieces[0] ?? new Uint8Array(0))) break
    }
  } catch {
    // Damaged, or followed by something else: what came out before counts, as it does for every reader.
  }
  await reader.cancel().catch(() => undefined)
  await written
  return joined(pieces)
}

/** Unpacked (RFC 1950) in pieces of `most` bytes until `isEnough`, which sees the size so far and the first piece. */
export const inflated = (bytes: Bytes, most: number, isEnough: IsEnough): Promise<Bytes> =>
  through(new DecompressionStream('deflate'), bytes, most, isEnough)

export const deflated = (bytes: Bytes): Promise<Bytes> =>
  through(new CompressionStream('deflate'), bytes, bytes.length, () => false)
