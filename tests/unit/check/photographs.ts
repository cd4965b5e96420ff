/** A TIFF block whose GPS directory holds a latitude and a longitude, or none. */
function tiff(isLocated: boolean): Buffer {
  const entry = (tag: number, type: number, count: number, value: number) => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt16LE(tag, 0)
    bytes.writeUInt16LE(type, 2)
    bytes.writeUInt32LE(count, 4)
    bytes.writeUInt32LE(value, 8)
    return bytes
  }
  const directory = (entries: Buffer[]) => {
    const count = Buffer.alloc(2)
    count.writeUInt16LE(entries.length)
    return Buffer.concat([count, ...entries, Buffer.alloc(4)])
  }
  const rationals = (...numbers: number[]) => {
    const bytes = Buffer.alloc(numbers.length * 8)
    for (const [i, number] of numbers.entries()) {
      bytes.writeUInt32LE(number, i * 8)
      bytes.writeUInt32LE(1, i * 8 + 4)
    }
    return bytes
  }
  const header = Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0])
  if (!isLocated) return Buffer.concat([header, directory([entry(0x0112, 3, 1, 1)])])
  const first = directory([entry(0x8825, 4, 1, 26)])
  const letter = (written: string) => written.charCodeAt(0)
  const gps = directory([
    entry(1, 2, 2, letter('N')),
    entry(2, 5, 3, 80),
    entry(3, 2, 2, letter('E')),
    entry(4, 5, 3, 104),
  ])
  return Buffer.concat([header, first, gps, rationals(31, 14, 0), rationals(121, 29, 0)])
}

/** A JPEG of nothing but its metadata. */
export function jpeg(isLocated: boolean): Buffer {
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff(isLocated)])
  const length = Buffer.alloc(2)
  length.writeUInt16BE(exif.length + 2)
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1]), length, exif, Buffer.from([0xff, 0xd9])])
}

/** A WebP of nothing but its metadata. */
export function webp(isLocated: boolean): Buffer {
  const exif = tiff(isLocated)
  const chunk = (name: string, data: Buffer) => {
    const size = Buffer.alloc(4)
    size.writeUInt32LE(data.length)
    return Buffer.concat([Buffer.from(name, 'latin1'), size, data, Buffer.alloc(data.length % 2)])
  }
  const inner = Buffer.concat([
    Buffer.from('WEBP', 'latin1'),
    chunk('VP8X', Buffer.alloc(10)),
    chunk('EXIF', exif),
  ])
  return chunk('RIFF', inner)
}

/** A PNG of nothing but its metadata; its checksums are not looked at. */
export function png(isLocated: boolean): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const size = Buffer.alloc(4)
    size.writeUInt32BE(data.length)
    return Buffer.concat([size, Buffer.from(name, 'latin1'), data, Buffer.alloc(4)])
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('eXIf', tiff(isLocated)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The position as Adobe's programs write it, in a packet of XML. */
export const xmp = () =>
  Buffer.concat([jpeg(false), Buffer.from('<rdf:Description exif:GPSLatitude="31,14.0N"/>', 'latin1')])
