import sharp from 'sharp'

export const formats = ['jpeg', 'png', 'webp'] as const
export type Format = (typeof formats)[number]

/** Words that a picture carries and nobody may find in what is kept of it. */
export const secrets = ['Geheimkamera', 'Lindenstrasse', 'Otter-Kommentar', 'Zweitbild', 'PK\u0003\u0004']
const xmp =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="Lindenstrasse"/></rdf:RDF></x:xmpmeta>'

export const bytesOf = (...parts: (string | Uint8Array | number[])[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
    ),
  )

/** A picture in which every pixel differs from its neighbours. */
const pattern = (width: number, height: number, channels: 3 | 4 = 3) =>
  sharp(
    Buffer.from(
      Array.from({ length: width * height * channels }, (_, i) => (i * 7919 + (i % 251) * 31) % 256),
    ),
    { raw: { width, height, channels } },
  )

/** As a telephone leaves it: lying on its side, with a colour profile, place, camera and an editor's notes. */
export async function photograph(format: Format): Promise<Uint8Array<ArrayBuffer>> {
  const made = await pattern(61, 40)
    .withMetadata({ orientation: 6 })
    .withIccProfile('p3')
    .withXmp(xmp)
    .withExif({
      IFD0: { Make: 'Geheimkamera', Copyright: 'Lindenstrasse' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '31/1 14/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '121/1 29/1 0/1',
      },
    })
    .toFormat(format, { lossless: true, progressive: true })
    .toBuffer()
  return bytesOf(made)
}

/** Without anything but its pixels. */
export const plain = async (format: Format, width = 8, height = 8) =>
  bytesOf(await pattern(width, height).toFormat(format, { lossless: true }).toBuffer())

export const animation = async (frames: number): Promise<Uint8Array<ArrayBuffer>> => {
  const raw = await pattern(16, 16 * frames)
    .raw()
    .toBuffer()
  const made = sharp(raw, { raw: { width: 16, height: 16 * frames, channels: 3, pageHeight: 16 } })
  return bytesOf(await made.withXmp(xmp).webp({ lossless: true, loop: 0 }).toBuffer())
}

/** Every pixel of every frame as it is stored, whatever way the picture is held. */
export const pixelsOf = async (bytes: Uint8Array) =>
  (await sharp(bytes, { animated: true }).raw().toBuffer()).toString('base64')

export const about = (bytes: Uint8Array) => sharp(bytes).metadata()

export const length16 = (length: number) => [length >> 8, length & 0xff]

/** A JPEG's segment: marker, length, content. */
export const segment = (marker: number, content: string | Uint8Array) => {
  const body = bytesOf(content)
  return bytesOf([0xff, marker, ...length16(body.length + 2)], body)
}

/** Puts segments right behind a JPEG's beginning. */
export const withSegments = (bytes: Uint8Array, ...segments: Uint8Array[]) =>
  bytesOf(bytes.slice(0, 2), ...segments, bytes.slice(2))
