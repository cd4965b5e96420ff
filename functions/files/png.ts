import { type Bytes, Damaged, joined, lettersAt, viewOf } from './bytes.ts'
import { crc32 } from './crc32.ts'
import { orientationAlone } from './orientation.ts'
import type { Picture } from './pixels.ts'

const SIGNATURE_BYTES = 8
/** What a decoder must have, and what a picture looks like with (PNG, third edition, §11). */
const kept = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT pHYs bKGD acTL fcTL fdAT'.split(' '),
)
/** A chunk whose name begins with a capital is one that nobody may pass over. */
const isCritical = (type: string) => type.charCodeAt(0) < 0x60

function exifChunk(exif: Bytes): Bytes | undefined {
  const tiff = orientationAlone(exif)
  if (!tiff) return undefined
  const chunk = joined([Uint8Array.of(0, 0, 0, tiff.length, 0x65, 0x58, 0x49, 0x66), tiff, new Uint8Array(4)])
  viewOf(chunk).setUint32(chunk.length - 4, crc32(chunk.subarray(4, -4)))
  return chunk
}

/**
 * A PNG with its picture, colours and orientation, and without texts, times and whatever stands after its end.
 * Every chunk's checksum is looked at: what does not match was damaged on the way.
 */
export function cleanPng(bytes: Bytes): { parts: Bytes[]; picture: Picture } {
  const view = viewOf(bytes)
  const parts = [bytes.subarray(0, SIGNATURE_BYTES)]
  const picture: Picture = { width: 0, height: 0, frames: 1 }
  let hasData = false
  let frames = 0
  let at = SIGNATURE_BYTES
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at)
    const end = at + 12 + length
    const type = lettersAt(bytes, at + 4, 4)
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4))
      throw new Damaged()
    const isFirst = at === SIGNATURE_BYTES
    if (isFirst !== (type === 'IHDR') || (isFirst && length !== 13)) throw new Damaged()
    if (isFirst) {
      picture.width = view.getUint32(at + 8)
      picture.height = view.getUint32(at + 12)
    }
    if (type === 'IDAT') hasData = true
    if (type === 'fcTL') frames += 1
    if (kept.has(type)) parts.push(bytes.subarray(at, end))
    else if (isCritical(type)) throw new Damaged()
    else if (type === 'eXIf')
      parts.push(...[exifChunk(bytes.subarray(at + 8, end - 4))].filter((one) => !!one))
    if (type === 'IEND') {
      if (!hasData || length !== 0) throw new Damaged()
      return { parts, picture: { ...picture, frames: Math.max(1, frames) } }
    }
    at = end
  }
  throw new Damaged()
}
