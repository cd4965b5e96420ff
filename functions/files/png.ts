import { joined } from '../http/body.ts'
import { type Bytes, Counter, Damaged, lettersAt, viewOf } from './bytes.ts'
import { crc32 } from './crc32.ts'
import { neutralProfile } from './icc.ts'
import { orientationAlone } from './orientation.ts'
import type { Picture } from './pixels.ts'
import { deflated, inflated } from './zlib.ts'

const SIGNATURE_BYTES = 8
/** What a decoder must have, and what a picture looks like with (PNG, third edition, §11). */
const kept = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB cICP mDCV cLLI sBIT pHYs bKGD acTL fcTL fdAT'.split(' '),
)
/** A chunk whose name begins with a capital is one that nobody may pass over. */
const isCritical = (type: string) => type.charCodeAt(0) < 0x60

function chunk(type: string, body: Bytes): Bytes {
  const whole = joined([new Uint8Array(4), new TextEncoder().encode(type), body, new Uint8Array(4)])
  viewOf(whole).setUint32(0, body.length)
  viewOf(whole).setUint32(whole.length - 4, crc32(whole.subarray(4, -4)))
  return whole
}

/** No decoder takes a larger profile out of a chunk (libpng's own limit). */
const PROFILE_BYTES = 8_000_000
/** A name, its end, and the way of packing, of which there is one. */
const NEUTRAL_HEAD = 'colours\0\0'
const LONGEST_NAME = 79

/** How large a packed profile may be to be read byte by byte; that of a screen or telephone has some hundred. */
const PATIENCE_BYTES = 16_384

const sizeOf = (profile: Bytes) =>
  profile.length < 4 ? PROFILE_BYTES : Math.min(viewOf(profile).getUint32(0), PROFILE_BYTES)

/**
 * The profile up to the size that it says it has. In workerd a stream that is followed by something else gives
 * nothing, though every decoder takes what comes before: then it is handed over byte by byte.
 */
async function unpacked(packed: Bytes): Promise<Bytes> {
  const isEnough = (size: number, first: Bytes) => size >= sizeOf(first)
  const profile = await inflated(packed, packed.length, isEnough)
  if (isEnough(profile.length, profile) || packed.length > PATIENCE_BYTES) return profile
  return inflated(packed, 1, isEnough)
}

/** A profile under a name that says nothing; undefined for one that does not read, which decoders pass over. */
async function neutralChunk(body: Bytes): Promise<Bytes | undefined> {
  const name = body.indexOf(0)
  if (name < 1 || name > LONGEST_NAME || body[name + 1] !== 0) return undefined
  const neutral = neutralProfile(await unpacked(body.subarray(name + 2)))
  return neutral && chunk('iCCP', joined([new TextEncoder().encode(NEUTRAL_HEAD), await deflated(neutral)]))
}

/**
 * A PNG with its picture, colours and orientation, and without texts, times and whatever stands after its end.
 * Every chunk's checksum is looked at: what does not match was damaged on the way.
 */
export async function cleanPng(bytes: Bytes): Promise<{ parts: Bytes[]; picture: Picture }> {
  const view = viewOf(bytes)
  const parts = [bytes.subarray(0, SIGNATURE_BYTES)]
  const picture: Picture = { width: 0, height: 0, frames: 1 }
  const chunks = new Counter()
  let hasData = false
  let hasProfile = false
  let frames = 0
  let at = SIGNATURE_BYTES
  while (at + 12 <= bytes.length) {
    chunks.count()
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
    const body = bytes.subarray(at + 8, end - 4)
    if (kept.has(type)) parts.push(bytes.subarray(at, end))
    else if (isCritical(type)) throw new Damaged()
    else if (type === 'eXIf') {
      const tiff = orientationAlone(body)
      if (tiff) parts.push(chunk('eXIf', tiff))
    } else if (type === 'iCCP' && !hasProfile && !hasData) {
      // The first counts, and only where it stands before the picture's data.
      hasProfile = true
      const neutral = await neutralChunk(body)
      if (neutral) parts.push(neutral)
    }
    if (type === 'IEND') {
      if (!hasData || length !== 0) throw new Damaged()
      return { parts, picture: { ...picture, frames: Math.max(1, frames) } }
    }
    at = end
  }
  throw new Damaged()
}
