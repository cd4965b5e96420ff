import type { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import exifr from 'exifr'

/** In EXIF, wherever the format keeps it, or in an XMP packet, which is text in all of them. */
async function isLocated(picture: Buffer): Promise<boolean> {
  if (picture.includes('GPSLatitude')) return true
  const exif = webpExif(picture)
  if (!exif && isWebp(picture)) return false
  try {
    const position: unknown = await exifr.gps(exif ?? picture)
    return position !== undefined
  } catch {
    // What exifr cannot read may still be read by somebody else; only a picture without EXIF is surely clean.
    return picture.includes('Exif\0\0')
  }
}

const isWebp = (picture: Buffer) => picture.toString('latin1', 8, 12) === 'WEBP'

/** exifr does not open WebP, but the EXIF chunk inside is the TIFF block that it reads. */
function webpExif(picture: Buffer): Buffer | undefined {
  if (!isWebp(picture)) return undefined
  for (let at = 12; at + 8 <= picture.length; ) {
    const size = picture.readUInt32LE(at + 4)
    const chunk = picture.subarray(at + 8, at + 8 + size)
    if (picture.toString('latin1', at, at + 4) === 'EXIF')
      return chunk.toString('latin1', 0, 6) === 'Exif\0\0' ? chunk.subarray(6) : chunk
    at += 8 + size + (size % 2)
  }
  return undefined
}

/** Prints the pictures among its arguments that say where they were taken. */
for (const file of process.argv.slice(2)) {
  if (await isLocated(readFileSync(file))) console.log(file)
}
