import { type Bytes, startsWith, viewOf } from './bytes.ts'

const ORIENTATION = 0x0112
const SHORT = 3
const ENTRY_BYTES = 12
const PREFIX = 'Exif\0\0'

/** The way a picture is held, 1 to 8, from its Exif; undefined where that says nothing or does not read. */
export function orientationOf(exif: Bytes): number | undefined {
  const tiff = startsWith(exif, PREFIX) ? exif.subarray(PREFIX.length) : exif
  const view = viewOf(tiff)
  const isLittle = startsWith(tiff, 'II')
  if (tiff.length < 8 || !(isLittle || startsWith(tiff, 'MM')) || view.getUint16(2, isLittle) !== 42)
    return undefined
  const directory = view.getUint32(4, isLittle)
  if (directory + 2 > tiff.length) return undefined
  const count = view.getUint16(directory, isLittle)
  for (let i = 0; i < count; i++) {
    const entry = directory + 2 + i * ENTRY_BYTES
    if (entry + ENTRY_BYTES > tiff.length) return undefined
    if (view.getUint16(entry, isLittle) !== ORIENTATION) continue
    const value = view.getUint16(entry + 8, isLittle)
    const isOne = view.getUint16(entry + 2, isLittle) === SHORT && view.getUint32(entry + 4, isLittle) === 1
    return isOne && value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
}

/**
 * The smallest Exif that says how a picture is held, and nothing else. Undefined for one that stands upright,
 * which is what a picture without it means.
 */
export function orientationAlone(exif: Bytes): Bytes | undefined {
  const value = orientationOf(exif)
  if (value === undefined || value === 1) return undefined
  const tiff = new Uint8Array(26)
  const view = viewOf(tiff)
  tiff.set([0x4d, 0x4d, 0, 42])
  view.setUint32(4, 8)
  view.setUint16(8, 1)
  view.setUint16(10, ORIENTATION)
  view.setUint16(12, SHORT)
  view.setUint32(14, 1)
  view.setUint16(18, value)
  return tiff
}
