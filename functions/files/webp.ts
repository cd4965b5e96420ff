import { joined } from '../http/body.ts'
import { type Bytes, Counter, Damaged, lettersAt, viewOf } from './bytes.ts'
import { neutralProfile } from './icc.ts'
import { orientationAlone } from './orientation.ts'
import type { Picture } from './pixels.ts'

const HEADER_BYTES = 12
const [ICC_FLAG, EXIF_FLAG, XMP_FLAG, ANIMATION_FLAG] = [0x20, 0x08, 0x04, 0x02]
const FRAME_HEADER_BYTES = 16
const images = ['VP8 ', 'VP8L']
const kept = [...images, 'ALPH', 'ANIM']

type Chunk = { type: string; whole: Bytes; body: Bytes }

/** The chunks of a RIFF list; each is padded to an even length. */
function chunksOf(list: Bytes, counter: Counter): Chunk[] {
  const view = viewOf(list)
  const chunks: Chunk[] = []
  let at = 0
  while (at + 8 <= list.length) {
    counter.count()
    const end = at + 8 + view.getUint32(at + 4, true)
    if (end > list.length) throw new Damaged()
    const next = Math.min(end + (end % 2), list.length)
    chunks.push({
      type: lettersAt(list, at, 4),
      whole: list.subarray(at, next),
      body: list.subarray(at + 8, end),
    })
    at = next
  }
  return chunks
}

function chunk(type: string, body: Bytes): Bytes {
  const header = new Uint8Array(8)
  header.set(new TextEncoder().encode(type))
  viewOf(header).setUint32(4, body.length, true)
  return joined([header, body, new Uint8Array(body.length % 2)])
}

const uint24 = (bytes: Bytes, at: number) =>
  (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 0x100 + (bytes[at + 2] ?? 0) * 0x10000

/** What the coded picture says of itself (RFC 6386 §9.1, and the lossless bitstream's header). */
function sizeOf({ type, body }: Chunk): { width: number; height: number } {
  const view = viewOf(body)
  if (type === 'VP8L') {
    // Its header alone has five bytes; a picture of one colour needs three more.
    if (body.length < 6 || body[0] !== 0x2f) throw new Damaged()
    const bits = view.getUint32(1, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (body.length < 10 || uint24(body, 3) !== 0x2a019d) throw new Damaged()
  return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff }
}

/** A frame of an animation with its picture alone; what else it carries nobody shows. */
function frame({ body }: Chunk, counter: Counter): { whole: Bytes; width: number; height: number } {
  const parts = chunksOf(body.subarray(FRAME_HEADER_BYTES), counter)
  const image = parts.find(({ type }) => images.includes(type))
  if (!image) throw new Damaged()
  const shown = parts.filter(({ type }) => type === 'ALPH' || images.includes(type)).map(({ whole }) => whole)
  return { whole: chunk('ANMF', joined([body.subarray(0, FRAME_HEADER_BYTES), ...shown])), ...sizeOf(image) }
}

/**
 * A WebP with its picture or animation, colours and orientation, and without XMP, the rest of Exif,
 * unknown chunks and whatever stands after its end. The coded data stay as they are.
 */
export function cleanWebp(bytes: Bytes): { parts: Bytes[]; picture: Picture } {
  const end = 8 + (bytes.length < HEADER_BYTES ? Number.POSITIVE_INFINITY : viewOf(bytes).getUint32(4, true))
  if (end > bytes.length) throw new Damaged()
  const counter = new Counter()
  const chunks = chunksOf(bytes.subarray(HEADER_BYTES, end), counter)
  const [first] = chunks
  if (!first) throw new Damaged()
  // In the simple format nothing but the first chunk is the picture.
  const body = first.type === 'VP8X' ? extended(chunks, first, counter) : simple(first)
  const size = body.parts.reduce((sum, part) => sum + part.length, 4)
  const header = bytes.slice(0, HEADER_BYTES)
  viewOf(header).setUint32(4, size, true)
  return { parts: [header, ...body.parts], picture: body.picture }
}

function simple(only: Chunk) {
  if (!images.includes(only.type)) throw new Damaged()
  return { parts: [only.whole], picture: { ...sizeOf(only), frames: 1 } }
}

function extended(chunks: readonly Chunk[], first: Chunk, counter: Counter) {
  if (first.body.length < 10) throw new Damaged()
  const canvas = { width: uint24(first.body, 4) + 1, height: uint24(first.body, 7) + 1 }
  const exif = chunks.find(({ type }) => type === 'EXIF')
  const upright = exif && orientationAlone(exif.body)
  const frames = chunks.filter(({ type }) => type === 'ANMF').map((one) => frame(one, counter))
  const flags = first.body[0] ?? 0
  const colours = flags & ICC_FLAG ? chunks.find(({ type }) => type === 'ICCP') : undefined
  const profile = colours && neutralProfile(colours.body)
  const stills = chunks.filter(({ type }) => images.includes(type))
  const isAnimated = (flags & ANIMATION_FLAG) !== 0
  const fits = isAnimated
    ? frames.length > 0 &&
      frames.every(({ width, height }) => width <= canvas.width && height <= canvas.height)
    : stills.length === 1 && stills.map(sizeOf).every((size) => same(size, canvas))
  if (!fits) throw new Damaged()

  const body = first.body.slice(0, 10)
  body[0] =
    (flags & ~(ICC_FLAG | EXIF_FLAG | XMP_FLAG)) | (profile ? ICC_FLAG : 0) | (upright ? EXIF_FLAG : 0)
  let shown = 0
  const rest = chunks.slice(1).flatMap(({ type, whole }) => {
    if (type === 'EXIF') return upright && whole === exif?.whole ? [chunk('EXIF', upright)] : []
    if (type === 'ICCP') return profile && whole === colours.whole ? [chunk('ICCP', profile)] : []
    if (type === 'ANMF') return frames.slice(shown, ++shown).map((one) => one.whole)
    return kept.includes(type) ? [whole] : []
  })
  return {
    parts: [chunk('VP8X', body), ...rest],
    picture: { ...canvas, frames: Math.max(1, frames.length) },
  }
}

const same = (one: { width: number; height: number }, other: { width: number; height: number }) =>
  one.width === other.width && one.height === other.height
