import { type Bytes, viewOf } from './bytes.ts'

const table = new Uint32Array(4 * 256)
const of = (slice: number, byte: number) => table[slice * 256 + byte] ?? 0
for (let byte = 0; byte < 256; byte++) {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  table[byte] = sum
}
// Slice n tells what a byte comes to with n more bytes after it, so that four are taken at a time.
for (let at = 256; at < table.length; at++) {
  const before = table[at - 256] ?? 0
  table[at] = (before >>> 8) ^ of(0, before & 0xff)
}

/** CRC-32 as PNG has it (ISO 3309). */
export function crc32(bytes: Bytes): number {
  const view = viewOf(bytes)
  let sum = 0xffffffff
  let at = 0
  for (; at + 4 <= bytes.length; at += 4) {
    sum ^= view.getUint32(at, true)
    sum = of(3, sum & 0xff) ^ of(2, (sum >>> 8) & 0xff) ^ of(1, (sum >>> 16) & 0xff) ^ of(0, sum >>> 24)
  }
  for (; at < bytes.length; at++) sum = (sum >>> 8) ^ of(0, (sum ^ (bytes[at] ?? 0)) & 0xff)
  return (sum ^ 0xffffffff) >>> 0
}
