import { crc32 } from 'node:zlib'
import exifr from 'exifr'
import { describe, expect, test } from 'vitest'
import { clean } from '../../../functions/files/cleaning.ts'
import { joined } from '../../../functions/http/body.ts'
import {
  about,
  animation,
  bytesOf,
  formats,
  photograph,
  pixelsOf,
  plain,
  secrets,
  segment,
  withSegments,
} from './pictures.ts'

async function cleaned(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const judged = await clean(bytes)
  if (!judged.ok) throw new Error(judged.why)
  return joined(judged.parts)
}

const told = (bytes: Uint8Array) => {
  const text = Buffer.from(bytes).toString('latin1')
  return secrets.filter((word) => text.includes(word))
}

/** Everything that a reader of metadata finds, but for the colour profile. */
const found = async (bytes: Uint8Array) =>
  (await exifr
    .parse(Buffer.from(bytes), {
      icc: false,
      ihdr: false,
      tiff: true,
      xmp: true,
      iptc: true,
      gps: true,
      mergeOutput: false,
      translateValues: false,
    })
    .catch(() => undefined)) ?? {}

describe.each(formats)('a %s photograph', (format) => {
  test('loses place, camera and notes, and keeps pixels, colour profile and orientation', async () => {
    const before = await photograph(format)
    expect(told(before).sort()).toEqual(['Geheimkamera', 'Lindenstrasse'])
    const after = await cleaned(before)
    expect(told(after)).toEqual([])
    expect(await pixelsOf(after)).toBe(await pixelsOf(before))
    const is = await about(after)
    expect(is).toMatchObject({ format, orientation: 6, width: 61, height: 40 })
    // What the profile says of colours, and that it says no more, colours.test.ts looks at.
    expect(is.icc?.length).toBeGreaterThan(300)
    expect([is.xmp, is.iptc, is.exif?.length]).toEqual([undefined, undefined, format === 'jpeg' ? 32 : 26])
    if (format !== 'webp') expect(await found(after)).toEqual({ ifd0: { Orientation: 6 } })
  })
  test('loses what stands behind its end', async () => {
    const picture = await plain(format)
    expect(await cleaned(bytesOf(picture, 'PK\u0003\u0004 Zweitbild', picture))).toEqual(
      await cleaned(picture),
    )
  })
  test('is not touched where there is nothing to remove, and comes out the same a second time', async () => {
    const after = await cleaned(await photograph(format))
    expect(await cleaned(after)).toEqual(after)
    const picture = await plain(format)
    expect(await cleaned(picture)).toEqual(picture)
  })
})

describe('a JPEG', () => {
  test('loses comments, thumbnails, IPTC and further pictures, and keeps what colours need', async () => {
    const picture = await plain('jpeg')
    const jfif = bytesOf('JFIF\0', [1, 1, 0, 0, 1, 0, 1, 1, 1], 'Zweitbild')
    const adobe = bytesOf('Adobe', [0, 100, 0, 0, 0, 0, 1], 'Otter-Kommentar')
    const before = withSegments(
      picture,
      segment(0xe0, jfif),
      segment(0xe0, bytesOf('JFXX\0', [0x10], 'Zweitbild')),
      segment(0xe2, 'MPF\0Zweitbild'),
      segment(0xed, 'Photoshop 3.0\0Otter-Kommentar'),
      segment(0xee, adobe),
      segment(0xeb, 'Zweitbild'),
      segment(0xfe, 'Otter-Kommentar'),
    )
    const after = await cleaned(before)
    expect(told(after)).toEqual([])
    const kept = withSegments(
      picture,
      segment(0xe0, bytesOf('JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0])),
      segment(0xee, adobe.slice(0, 12)),
    )
    expect(after).toEqual(kept)
    expect(await pixelsOf(after)).toBe(await pixelsOf(before))
  })
  test('loses them between its scans too', async () => {
    const picture = await photograph('jpeg')
    const scans = Buffer.from(picture).indexOf(Buffer.from([0xff, 0xda]))
    const second = Buffer.from(picture).indexOf(Buffer.from([0xff, 0xda]), scans + 2)
    // Before a scan's own tables, which stand right before it.
    const at = Buffer.from(picture).indexOf(Buffer.from([0xff, 0xc4]), scans)
    expect(second).toBeGreaterThan(at)
    const before = bytesOf(picture.slice(0, at), segment(0xfe, 'Otter-Kommentar'), picture.slice(at))
    expect(told(before)).toContain('Otter-Kommentar')
    expect(await cleaned(before)).toEqual(await cleaned(picture))
  })
  test('that stands upright needs no Exif to say so', async () => {
    const tiff = bytesOf(
      'Exif\0\0II*\0',
      [8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0],
    )
    const picture = await plain('jpeg')
    expect(await cleaned(withSegments(picture, segment(0xe1, tiff)))).toEqual(picture)
  })
})

describe('a PNG', () => {
  const chunk = (type: string, content: string | Uint8Array) => {
    const body = bytesOf(type, content)
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    size.writeUInt32BE(body.length - 4)
    sum.writeUInt32BE(crc32(body))
    return bytesOf(size, body, sum)
  }
  const HEAD = 33
  const withChunks = (bytes: Uint8Array, ...chunks: Uint8Array[]) =>
    bytesOf(bytes.slice(0, HEAD), ...chunks, bytes.slice(HEAD))

  test('loses texts, times and what is not known, and keeps what it looks like', async () => {
    const picture = await plain('png')
    const gamma = chunk('gAMA', bytesOf([0, 0, 0xb1, 0x8f]))
    const before = withChunks(
      picture,
      chunk('tEXt', 'Comment\0Otter-Kommentar'),
      gamma,
      chunk('tIME', bytesOf([7, 234, 11, 22, 8, 0, 0])),
      chunk('iTXt', 'XML:com.adobe.xmp\0\0\0\0\0Lindenstrasse'),
      chunk('caBX', 'Zweitbild'),
    )
    expect(await cleaned(before)).toEqual(withChunks(picture, gamma))
  })
  test('whose sum does not match, or that asks for what nobody knows, is damaged', async () => {
    const picture = await plain('png')
    for (const at of [HEAD - 10, picture.length - 20])
      expect(await clean(picture.with(at, (picture[at] ?? 0) ^ 1))).toEqual({
        ok: false,
        why: 'file.damaged',
      })
    expect(await clean(withChunks(picture, chunk('CgBI', 'x')))).toEqual({ ok: false, why: 'file.damaged' })
  })
})

describe('an animated WebP', () => {
  test('keeps its frames and loses the rest', async () => {
    const before = await animation(3)
    const after = await cleaned(before)
    expect([told(before), told(after)]).toEqual([['Lindenstrasse'], []])
    expect(await about(after)).toMatchObject({ pages: 3 })
    expect(await pixelsOf(after)).toBe(await pixelsOf(before))
  })
  test('loses what stands in a frame beside its picture', async () => {
    const before = Buffer.from(await animation(2))
    const at = before.indexOf('ANMF')
    const size = before.readUInt32LE(at + 4)
    const hidden = bytesOf('XXXX', [10, 0, 0, 0], 'Zweitbild!')
    const grown = bytesOf(before.subarray(0, at + 8 + size), hidden, before.subarray(at + 8 + size))
    const view = new DataView(grown.buffer)
    view.setUint32(at + 4, size + hidden.length, true)
    view.setUint32(4, grown.length - 8, true)
    expect(told(grown)).toContain('Zweitbild')
    expect(await cleaned(grown)).toEqual(await cleaned(bytesOf(before)))
  })
})
