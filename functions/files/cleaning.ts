import type { FileFault, FileType } from '#contract/files'
import { type Bytes, Damaged, Flooded, startsWith } from './bytes.ts'
import { cleanJpeg } from './jpeg.ts'
import { beginsAsPdf, judgePdf } from './pdf.ts'
import { isFlood, type Picture } from './pixels.ts'
import { cleanPng } from './png.ts'
import { cleanWebp } from './webp.ts'

/** The type by its first bytes, whatever the name or the sender says. */
function typeOf(bytes: Bytes): FileType | undefined {
  if (startsWith(bytes, '\xff\xd8\xff')) return 'image/jpeg'
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return 'image/png'
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'image/webp'
  if (beginsAsPdf(bytes)) return 'application/pdf'
  return undefined
}

const cleaners: Record<Exclude<FileType, 'application/pdf'>, (bytes: Bytes) => Cleaned | Promise<Cleaned>> = {
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'image/webp': cleanWebp,
}
type Cleaned = { parts: Bytes[]; picture: Picture }

/** `parts` in a row are the file as it is kept; they share the memory of what was sent. */
export type Judged = { ok: true; type: FileType; parts: Bytes[] } | { ok: false; why: FileFault }

/**
 * Judges a file by its content and takes what it tells of its maker out of it, without decoding or encoding a
 * pixel. A container is read to its own end and what follows is cut off, so that a picture which is something
 * else besides comes out as a picture alone.
 */
export async function clean(bytes: Bytes): Promise<Judged> {
  if (bytes.length === 0) return { ok: false, why: 'file.empty' }
  const type = typeOf(bytes)
  if (!type) return { ok: false, why: 'file.type' }
  try {
    if (type === 'application/pdf')
      return judgePdf(bytes).isMixed ? { ok: false, why: 'file.mixed' } : { ok: true, type, parts: [bytes] }
    const { parts, picture } = await cleaners[type](bytes)
    return isFlood(picture) ? { ok: false, why: 'file.pixels' } : { ok: true, type, parts }
  } catch (error) {
    if (error instanceof Flooded) return { ok: false, why: 'file.parts' }
    // A header that points past the end of the bytes is a RangeError of the view's.
    if (error instanceof Damaged || error instanceof RangeError) return { ok: false, why: 'file.damaged' }
    throw error
  }
}
