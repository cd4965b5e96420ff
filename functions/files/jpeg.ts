import { joined } from '../http/body.ts'
import { type Bytes, Counter, Damaged, startsWith, viewOf } from './bytes.ts'
import { neutralProfile } from './icc.ts'
import { orientationAlone } from './orientation.ts'
import type { Picture } from './pixels.ts'

const [TEM, EOI, SOS, DHP, COM] = [0x01, 0xd9, 0xda, 0xde, 0xfe]
const [APP0, APP1, APP2, APP14, APP15] = [0xe0, 0xe1, 0xe2, 0xee, 0xef]
const JFIF_BYTES = 18
const ADOBE_BYTES = 16
const ICC_NAME = 'ICC_PROFILE\0'
/** Marker, length, name, and which of how many pieces it is. */
const ICC_HEAD_BYTES = 4 + ICC_NAME.length + 2
const SEGMENT_BYTES = 2 + 0xffff

const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7
/** A frame's header (ITU-T T.81, table B.1); the three others of the row are tables. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
/** The tables and headers that decoding needs; hierarchical pictures and reserved markers are not among them. */
const isNeeded = (marker: number) =>
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker > SOS && marker < DHP) || marker === SOS
const mayBeMissed = (marker: number) => marker === COM || (marker >= APP0 && marker <= APP15)

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
  if (marker === APP14 && startsWith(body, 'Adobe') && segment.length >= ADOBE_BYTES) {
    const kept = segment.slice(0, ADOBE_BYTES)
    kept.set([0, ADOBE_BYTES - 2], 2)
    return kept
  }
  return undefined
}

/** A profile's pieces in their order; undefined where one is missing or comes twice, which every reader passes over. */
function wholeProfile(pieces: readonly Bytes[]): Bytes | undefined {
  const placed = new Map(pieces.map((piece) => [piece[ICC_HEAD_BYTES - 2] ?? 0, piece]))
  const isWhole = pieces.every((piece) => piece[ICC_HEAD_BYTES - 1] === pieces.length)
  const inOrder = pieces.map((_, i) => placed.get(i + 1)?.subarray(ICC_HEAD_BYTES))
  const present = inOrder.filter((piece) => piece !== undefined)
  return isWhole && present.length === pieces.length ? joined(present) : undefined
}

/** The profile as segments, without what it tells of its maker. */
function profileSegments(pieces: readonly Bytes[]): Bytes[] {
  const whole = wholeProfile(pieces)
  const profile = whole && neutralProfile(whole)
  if (!profile) return []
  const most = SEGMENT_BYTES - ICC_HEAD_BYTES
  const count = Math.ceil(profile.length / most)
  return Array.from({ length: count }, (_, i) => {
    const piece = profile.subarray(i * most, (i + 1) * most)
    const length = ICC_HEAD_BYTES - 2 + piece.length
    const head = Uint8Array.of(0xff, APP2, length >> 8, length & 0xff)
    return joined([head, new TextEncoder().encode(ICC_NAME), Uint8Array.of(i + 1, count), piece])
  })
}

/** Where the next marker stands; whatever lies before it is passed over, as libjpeg does (`next_marker`). */
function nextMarker(bytes: Bytes, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    while (bytes[at + 1] === 0xff) at += 1
    const next = bytes[at + 1]
    if (next !== undefined && next !== 0) return at
  }
  throw new Damaged()
}

/** Where a scan's coded data end: at the first marker that is no restart. */
function endOfScan(bytes: Bytes, from: number): number {
  let at = nextMarker(bytes, from)
  while (isRestart(bytes[at + 1] ?? 0)) at = nextMarker(bytes, at + 2)
  return at
}

/**
 * A JPEG with its picture, colours and orientation, and without anything else: Exif, XMP, IPTC, further pictures,
 * thumbnails, comments, stray bytes between its segments, and whatever stands after its end. The coded data stay as
 * they are.
 */
export function cleanJpeg(bytes: Bytes): { parts: Bytes[]; picture: Picture } {
  const view = viewOf(bytes)
  const parts = [bytes.subarray(0, 2)]
  const exif: Bytes[] = []
  const profile: Bytes[] = []
  const segments = new Counter()
  let picture: Picture | undefined
  let hasScan = false
  let at = nextMarker(bytes, 2)
  for (;;) {
    segments.count()
    const marker = bytes[at + 1] ?? 0
    if (marker === EOI) {
      if (!picture || !hasScan) throw new Damaged()
      // JFIF must stand first; Exif comes right after it.
      const first = parts[1]?.[1] === APP0 ? 2 : 1
      parts.splice(first, 0, ...exif.slice(0, 1), ...profileSegments(profile))
      parts.push(bytes.subarray(at, at + 2))
      return { parts, picture }
    }
    let end = at + 2
    if (!isRestart(marker) && marker !== TEM) {
      const length = view.getUint16(end)
      if (length < 2 && !mayBeMissed(marker)) throw new Damaged()
      end += Math.max(length, 2)
      if (end > bytes.length) throw new Damaged()
      const segment = bytes.subarray(at, end)
      if (mayBeMissed(marker)) {
        const isProfile = marker === APP2 && startsWith(segment.subarray(4), ICC_NAME)
        const kept = isProfile ? segment : reduced(marker, segment)
        if (kept) (isProfile ? profile : marker === APP1 ? exif : parts).push(kept)
      } else if (!isNeeded(marker)) throw new Damaged()
      else {
        if (isFrame(marker)) {
          if (picture || segment.length < 10) throw new Damaged()
          picture = { height: view.getUint16(at + 5), width: view.getUint16(at + 7), frames: 1 }
        }
        if (marker === SOS) {
          if (!picture) throw new Damaged()
          hasScan = true
          end = endOfScan(bytes, end)
        }
        parts.push(bytes.subarray(at, end))
      }
    }
    at = nextMarker(bytes, end)
  }
}
