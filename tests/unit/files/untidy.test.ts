import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { PICTURE_PARTS } from '#contract/files'
import { clean } from '../../../functions/files/cleaning.ts'
import { joined } from '../../../functions/http/body.ts'
import { animation, bytesOf, photograph, plain, secrets, segment, withSegments } from './pictures.ts'

async function cleaned(bytes: Uint8Array<ArrayBuffer>) {
  const judged = await clean(bytes)
  if (!judged.ok) throw new Error(judged.why)
  return joined(judged.parts)
}
const verdict = async (bytes: Uint8Array<ArrayBuffer>) => {
  const judged = await clean(bytes)
  return judged.ok ? judged.type : judged.why
}
/** As browsers do, which show what they can; and as a strict reader does, which refuses what has a flaw. */
const lenient = (bytes: Uint8Array) => sharp(bytes, { failOn: 'none' }).raw().toBuffer()
const strict = (bytes: Uint8Array) => sharp(bytes, { failOn: 'warning' }).raw().toBuffer()
const told = (bytes: Uint8Array) => secrets.filter((word) => Buffer.from(bytes).includes(word))

/** Puts bytes right before the nth marker of a kind. */
function inFrontOf(marker: number, bytes: Uint8Array, stray: Uint8Array, nth = 1) {
  let at = -1
  for (let i = 0; i < nth; i++) at = Buffer.from(bytes).indexOf(Buffer.from([0xff, marker]), at + 1)
  if (at === -1) throw new Error('no such marker')
  return bytesOf(bytes.slice(0, at), stray, bytes.slice(at))
}
const [SOF, DHT, SOS, EOI] = [0xc0, 0xc4, 0xda, 0xd9]

describe('a JPEG that every browser shows although its markers are untidy', () => {
  test.each<[string, (picture: Uint8Array) => Uint8Array<ArrayBuffer>]>([
    ['words between its segments', (one) => inFrontOf(DHT, one, bytesOf('Otter-Kommentar'))],
    [
      'words before every kind of segment',
      (one) =>
        [SOF, DHT, SOS].reduce(
          (all, marker) => inFrontOf(marker, all, bytesOf('Otter-Kommentar')),
          bytesOf(one),
        ),
    ],
    [
      'stuffed bytes right behind its beginning',
      (one) => withSegments(one, bytesOf([0xff, 0, 1, 2, 0xff, 0])),
    ],
    ['padding before its markers', (one) => inFrontOf(DHT, one, bytesOf([0xff, 0xff, 0xff, 0xff]))],
    [
      'restarts and reserved marks between its segments',
      (one) => inFrontOf(DHT, one, bytesOf([0xff, 0xd3, 0xff, 0x01, 0xff, 0xd0])),
    ],
    [
      'a comment that is longer than it says',
      (one) => withSegments(one, bytesOf([0xff, 0xfe, 0, 4], 'Otter-Kommentar')),
    ],
    [
      'a segment that says it has no length',
      (one) => withSegments(one, bytesOf([0xff, 0xe5, 0, 0], 'Zweitbild')),
    ],
    ['noughts where a segment was taken out', (one) => inFrontOf(SOF, one, new Uint8Array(3000))],
    ['something before its end', (one) => inFrontOf(EOI, one, bytesOf([0xff, 0xff, 0xff]))],
  ])('%s', async (_, untidy) => {
    const picture = await plain('jpeg', 40, 24)
    const bytes = untidy(picture)
    expect(await lenient(bytes)).toEqual(await lenient(picture))
    const after = await cleaned(bytes)
    expect(await strict(after)).toEqual(await lenient(bytes))
    expect(told(after)).toEqual([])
    expect(await cleaned(after)).toEqual(after)
  })
  test('loses stray bytes between the scans of a progressive one too', async () => {
    const picture = await photograph('jpeg')
    const bytes = inFrontOf(SOS, picture, bytesOf('Otter-Kommentar'), 1)
    const after = await cleaned(bytes)
    expect(after).toEqual(await cleaned(picture))
    expect(await strict(after)).toEqual(await strict(picture))
  })
  test('is damaged where no browser shows it', async () => {
    const picture = await plain('jpeg')
    const sof = Buffer.from(picture).indexOf(Buffer.from([0xff, SOF]))
    const withoutFrame = bytesOf(picture.slice(0, sof), picture.slice(sof + 19))
    for (const bytes of [
      withoutFrame,
      inFrontOf(DHT, picture, bytesOf([0xff, 0xd8])),
      inFrontOf(DHT, picture, bytesOf([0xff, 0xdb, 0, 1])),
      inFrontOf(SOS, picture, bytesOf([0xff, 0xf1, 0, 2])),
      withSegments(picture, bytesOf([0xff, 0xe1, 0xff, 0xff])),
    ]) {
      await expect(lenient(bytes)).rejects.toThrow()
      expect(await verdict(bytes)).toBe('file.damaged')
    }
  })
})

describe('a lossless WebP of one colour', () => {
  /** Eight bytes of picture: size and colour, and nothing that differs. */
  const smallest = (side: number) =>
    sharp({ create: { width: side, height: side, channels: 3, background: '#1a5c9e' } }).webp({
      lossless: true,
    })
  test.each([1, 16, 500])('of %i pixels a side is a picture like any other', async (side) => {
    const bytes = bytesOf(await smallest(side).toBuffer())
    expect(bytes.length).toBeLessThan(60)
    expect(await verdict(bytes)).toBe('image/webp')
    expect(await cleaned(bytes)).toEqual(bytes)
  })
  test('has 28 bytes at the least, and none of them can go', async () => {
    // Sixteen by sixteen; five codes of one symbol each (WebP lossless bitstream, section 6).
    const bytes = bytesOf(
      'RIFF',
      [20, 0, 0, 0],
      'WEBPVP8L',
      [8, 0, 0, 0],
      [0x2f, 15, 0xc0, 3, 0, 0x88, 0x88, 8],
    )
    expect([bytes.length, await verdict(bytes)]).toEqual([28, 'image/webp'])
    expect(await cleaned(bytes)).toEqual(bytes)
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
    expect([info.width, info.height, new Set(data)]).toEqual([16, 16, new Set([0])])
    for (let length = 12; length < bytes.length; length++) {
      const shorter = bytes.slice(0, length)
      expect(await verdict(shorter)).toBe('file.damaged')
      new DataView(shorter.buffer).setUint32(4, length - 8, true)
      expect(await verdict(shorter)).toBe('file.damaged')
    }
  })
})

describe('a picture in more parts than any program writes is refused', () => {
  const chunk = (type: string, content = '') => {
    const body = bytesOf(type, content)
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    size.writeUInt32BE(content.length)
    sum.writeUInt32BE(crc32(body))
    return bytesOf(size, body, sum)
  }
  const times = (count: number, one: Uint8Array) => Buffer.concat(Array.from({ length: count }, () => one))

  const pngParts = (bytes: Uint8Array) => {
    let parts = 0
    for (let at = 8; at < bytes.length; at += 12 + Buffer.from(bytes).readUInt32BE(at)) parts += 1
    return parts
  }
  const jpegParts = (picture: Uint8Array) => {
    const bytes = Buffer.from(picture)
    const scan = bytes.indexOf(Buffer.from([0xff, SOS]))
    let parts = 2
    for (let at = 2; at < scan; at += 2 + bytes.readUInt16BE(at + 2)) parts += 1
    return parts
  }

  const floods: Record<string, (count: number) => Promise<Uint8Array<ArrayBuffer>>> = {
    PNG: async (count) => {
      const picture = await plain('png')
      return bytesOf(
        picture.slice(0, 33),
        times(count - pngParts(picture), chunk('tEXt', 'a\0b')),
        picture.slice(33),
      )
    },
    'PNG of empty data': async (count) => {
      const picture = await plain('png')
      const end = picture.length - 12
      return bytesOf(
        picture.slice(0, end),
        times(count - pngParts(picture), chunk('IDAT')),
        picture.slice(end),
      )
    },
    WebP: async (count) => {
      const bytes = bytesOf(await animation(2))
      // Its own: VP8X, ANIM, two frames with one picture each, XMP.
      const more = times(count - 7, bytesOf('JUNK', [0, 0, 0, 0]))
      const whole = bytesOf(bytes, more)
      new DataView(whole.buffer).setUint32(4, whole.length - 8, true)
      return whole
    },
    JPEG: async (count) => {
      const picture = await plain('jpeg')
      return withSegments(picture, times(count - jpegParts(picture), segment(0xdd, '\0\0')))
    },
  }

  test.each(Object.entries(floods))('%s', async (_, flood) => {
    expect(await verdict(await flood(PICTURE_PARTS))).toMatch(/^image/)
    expect(await verdict(await flood(PICTURE_PARTS + 1))).toBe('file.parts')
    const large = await flood(400_000)
    const began = performance.now()
    expect(await verdict(large)).toBe('file.parts')
    expect(performance.now() - began).toBeLessThan(3000)
  })
  test('frames of an animation count with all that is in them', async () => {
    const bytes = Buffer.from(await animation(2))
    const at = bytes.lastIndexOf('ANMF')
    const size = bytes.readUInt32LE(at + 4)
    const junk = times(PICTURE_PARTS, bytesOf('JUNK', [0, 0, 0, 0]))
    const whole = bytesOf(bytes.subarray(0, at + 8 + size), junk, bytes.subarray(at + 8 + size))
    const view = new DataView(whole.buffer)
    view.setUint32(at + 4, size + junk.length, true)
    view.setUint32(4, whole.length - 8, true)
    expect(await verdict(whole)).toBe('file.parts')
  })
})
