import { type Bytes, Damaged, startsWith, viewOf } from './bytes.ts'
import { orientationAlone } from './orientation.ts'
import type { Picture } from './pixels.ts'

const [EOI, SOS, DHP, COM] = [0xd9, 0xda, 0xde, 0xfe]
const [APP0, APP1, APP2, APP14, APP15] = [0xe0, 0xe1, 0xe2, 0xee, 0xef]
const JFIF_BYTES = 18
const ADOBE_BYTES = 16

const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7
/** A frame's header (ITU-T T.81, table B.1); the three others of the row are tables. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
/** The tables and headers that decoding needs; hierarchical pictures and reserved markers are not among them. */
const isNeeded = (marker: number) =>
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker > SOS && marker < DHP) || marker === SOS

/** A segment without what it tells of its maker; undefined where nothing of it is left. */
function reduced(marker: number, segment: Bytes): Bytes | undefined {
  const body = segment.subarray(4)
  if (marker === APP0 && startsWith(body, 'JFIF\0') && segment.length >= JFIF_BYTES) {
    // Its last two bytes are the size of a thumbnail, which goes.
    const kept = segment.slice(0, JFIF_BYTES)
    kept.set([0, JFIF_BYTES - 2], 2)
    kept.set([0, 0], JFIF_BYTES - 2)
    return kept
  }
  if (marker === APP1 && startsWith(body, 'Exif\0\0')) {
    const tiff = orientationAlone(body)
    return tiff && Uint8Array.of(0xff, APP1, 0, tiff.length + 8, 0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff)
  }
  if (marker === APP2 && startsWith(body, 'ICC_PROFILE\0')) return segment
  if (marker === APP14 && startsWith(body, 'Adobe') && segment.length >= ADOBE_BYTES) {
    const kept = segment.slice(0, ADOBE_BYTES)
    kept.set([0, ADOBE_BYTES - 2], 2)
    return kept
  }
  return undefined
}

/** Where a scan's coded data end: at the first marker that is neither stuffing nor a restart. */
function endOfScan(bytes: Bytes, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next === undefined) break
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at
  }
  throw new Damaged()
}

/**
 * A JPEG with its picture, colour profile and orientation, and without anything else: Exif, XMP, IPTC, further
 * pictures, thumbnails, comments, and whatever stands after its end. The coded data stay as they are.
 */
export function cleanJpeg(bytes: Bytes): { parts: Bytes[]; picture: Picture } {
  const view = viewOf(bytes)
  const parts = [bytes.subarray(0, 2)]
  const exif: Bytes[] = []
  let picture: Picture | undefined
  let hasScan = false
  let at = 2
  while (bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === EOI) {
      if (!picture || !hasScan) throw new Damaged()
      // JFIF must stand first; Exif comes right after it.
      const first = parts[1]?.[1] === APP0 ? 2 : 1
      parts.splice(first, 0, ...exif.slice(0, 1))
      parts.push(bytes.subarray(at, at + 2))
      return { parts, picture }
    }
    const end = at + 2 + view.getUint16(at + 2)
    if (end < at + 4 || end > bytes.length) throw new Damaged()
    const segment = bytes.subarray(at, end)
    if (marker >= APP0 && marker <= APP15) {
      const kept = reduced(marker, segment)
      if (kept) (marker === APP1 ? exif : parts).push(kept)
      at = end
    } else if (marker === COM) at = end
    else if (!isNeeded(marker)) throw new Damaged()
    else {
      if (isFrame(marker)) {
        if (picture || segment.length < 10) throw new Damaged()
        picture = { height: view.getUint16(at + 5), width: view.getUint16(at + 7), frames: 1 }
      }
      at = end
      if (marker === SOS) {
        hasScan = true
        at = endOfScan(bytes, end)
      }
      parts.push(bytes.subarray(end - segment.length, at))
    }
  }
  throw new Damaged()
}
