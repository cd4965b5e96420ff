import type { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import exifr from 'exifr'
import { extractText, getDocumentProxy, getMeta } from 'unpdf'

/** What a picture or a PDF says that nobody sees by looking at it: a place, and words. */
export type Inside = { file: string; isLocated: boolean; text: string }

const nothing = { isLocated: false, text: '' }

/** EXIF, wherever the format keeps it, and XMP, which is text in all of them. */
async function insidePicture(picture: Buffer): Promise<Omit<Inside, 'file'>> {
  const apart = chunksOf(picture)
  const found = [...apart.exif, ...loose(picture)]
  const blocks = found.length > 0 || isWebp(picture) ? found : [picture]
  const read = await Promise.all(blocks.map(tagsIn))
  const packet = /<x:xmpmeta[\s\S]*?<\/x:xmpmeta>|<rdf:RDF[\s\S]*?<\/rdf:RDF>/.exec(
    picture.toString('utf8'),
  )?.[0]
  return {
    isLocated: picture.includes('GPSLatitude') || read.some(({ isLocated }) => isLocated),
    text: [...read.map(({ text }) => text), ...apart.texts, packet ?? ''].join('\n'),
  }
}

async function tagsIn(block: Buffer): Promise<Omit<Inside, 'file'>> {
  try {
    const tags: unknown = await exifr.parse(block, { tiff: true, gps: true, iptc: true, userComment: true })
    if (typeof tags !== 'object' || tags === null) return nothing
    const words = Object.values(tags).filter((value) => typeof value === 'string')
    return { isLocated: 'latitude' in tags || 'GPSLatitude' in tags, text: words.join('\n') }
  } catch {
    // What exifr cannot read may still be read by somebody else; only a picture without EXIF is surely clean.
    return { isLocated: block.includes('Exif\0\0'), text: '' }
  }
}

const isWebp = (picture: Buffer) => picture.toString('latin1', 8, 12) === 'WEBP'
const isPng = (picture: Buffer) => picture.toString('latin1', 1, 4) === 'PNG'

/** exifr does not find the EXIF of an AVIF; as in a HEIC it lies somewhere in the file, behind the letters of a TIFF. */
function loose(picture: Buffer): Buffer[] {
  const isBoxed = picture.toString('latin1', 4, 8) === 'ftyp'
  const starts = ['II*\0', 'MM\0*']
    .map((letters) => picture.indexOf(letters, 0, 'latin1'))
    .filter((at) => at > 0)
  return isBoxed && starts.length > 0 ? [picture.subarray(Math.min(...starts))] : []
}

/** The EXIF blocks of a WebP, which exifr does not open, and the words of a PNG, which it passes over. */
function chunksOf(picture: Buffer): { exif: Buffer[]; texts: string[] } {
  const found = { exif: [] as Buffer[], texts: [] as string[] }
  if (!isWebp(picture) && !isPng(picture)) return found
  const isPair = isWebp(picture)
  for (let at = isPair ? 12 : 8; at + 8 <= picture.length; ) {
    const size = isPair ? picture.readUInt32LE(at + 4) : picture.readUInt32BE(at)
    const name = picture.toString('latin1', isPair ? at : at + 4, isPair ? at + 4 : at + 8)
    const chunk = picture.subarray(at + 8, at + 8 + size)
    if (name === 'EXIF')
      found.exif.push(chunk.toString('latin1', 0, 6) === 'Exif\0\0' ? chunk.subarray(6) : chunk)
    if (name === 'tEXt' || name === 'iTXt') found.texts.push(chunk.toString('utf8'))
    if (name === 'zTXt') found.texts.push(inflated(chunk))
    at += 8 + size + (isPair ? size % 2 : 4)
  }
  return found
}

function inflated(chunk: Buffer): string {
  try {
    return inflateSync(chunk.subarray(chunk.indexOf(0) + 2)).toString('latin1')
  } catch {
    // Damaged: no program shows it as text.
    return ''
  }
}

/** The words of a PDF and what it says about itself, such as its author. A scan has none, and is left to people. */
async function insidePdf(content: Buffer): Promise<Omit<Inside, 'file'>> {
  try {
    const pdf = await getDocumentProxy(new Uint8Array(content), { verbosity: 0 })
    const { text } = await extractText(pdf, { mergePages: false })
    const { info } = await getMeta(pdf)
    const about = Object.values(info).filter((value) => typeof value === 'string')
    return { isLocated: false, text: [...text, ...about].join('\n') }
  } catch {
    // A PDF that cannot be read is shown as it is; nothing can be found in it.
    return nothing
  }
}

/** Prints what the files among its arguments hold, a line of JSON for each. */
for (const file of process.argv.slice(2)) {
  const content = readFileSync(file)
  const found = await (file.endsWith('.pdf') ? insidePdf(content) : insidePicture(content))
  console.log(JSON.stringify({ file, ...found } satisfies Inside))
}
