import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clean } from '../../../functions/files/cleaning.ts'
import { animation, bytesOf, formats, photograph, plain, segment, withSegments } from './pictures.ts'

const verdict = async (bytes: Uint8Array<ArrayBuffer>) => {
  const judged = await clean(bytes)
  return judged.ok ? judged.type : judged.why
}
const pdf = (...parts: (string | Uint8Array)[]) => bytesOf('%PDF-1.7\n', ...parts, '\nstartxref\n9\n%%EOF\n')

describe('a file is what its content says', () => {
  test.each([
    ['nothing at all', bytesOf(''), 'file.empty'],
    ['a text', bytesOf('Dear Sir or Madam'), 'file.type'],
    ['a page', bytesOf('<!doctype html><script>alert(1)</script>'), 'file.type'],
    ['a picture that is also a program', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'file.type'],
    ['GIF', bytesOf('GIF89a', [1, 0, 1, 0, 0, 0, 0, 0x3b]), 'file.type'],
    ['HEIC', bytesOf([0, 0, 0, 24], 'ftypheic', [0, 0, 0, 0], 'mif1heic'), 'file.type'],
    ['an archive', bytesOf('PK\u0003\u0004'), 'file.type'],
    ['a program', bytesOf('MZ', [0x90, 0]), 'file.type'],
    ['a sound in the same container as WebP', bytesOf('RIFF', [36, 0, 0, 0], 'WAVEfmt '), 'file.type'],
    ['a byte order mark before a PDF', bytesOf([0xef, 0xbb, 0xbf], pdf('x')), 'application/pdf'],
    ['an empty line before a PDF', bytesOf('\r\n', pdf('x')), 'application/pdf'],
    [
      'printer commands before a PDF and behind it',
      bytesOf(
        '\u001b%-12345X@PJL JOB NAME = "<invoice>"\r\n@PJL ENTER LANGUAGE = PDF\r\n',
        pdf('x'),
        '\u001b%-12345X',
      ),
      'application/pdf',
    ],
    ['1,024 bytes before a PDF', bytesOf('x'.repeat(1024), pdf('x')), 'application/pdf'],
    ['1,025 bytes before a PDF', bytesOf('x'.repeat(1025), pdf('x')), 'file.type'],
    ['a PDF whose last block is filled up', bytesOf(pdf('x'), '\0'.repeat(4000)), 'application/pdf'],
    ['an archive of a PDF', bytesOf('PK\u0003\u0004', Buffer.alloc(26), 'a.pdf', pdf('x')), 'file.type'],
    ['a tape of a PDF', bytesOf('a.pdf'.padEnd(257, '\0'), 'ustar'.padEnd(255, '\0'), pdf('x')), 'file.type'],
    ['a program before a PDF', bytesOf('MZ', [0x90, 0], pdf('x')), 'file.type'],
    [
      'a page with a mark before a PDF',
      bytesOf([0xef, 0xbb, 0xbf], ' <!doctype html>', pdf('x')),
      'file.type',
    ],
    ['a page before a PDF', bytesOf('<html>', pdf('x')), 'file.type'],
    ['the beginning of each', bytesOf([0xff, 0xd8, 0xff]), 'file.damaged'],
    ['of a PNG', bytesOf([0x89], 'PNG\r\n', [0x1a], '\n'), 'file.damaged'],
    ['of a WebP', bytesOf('RIFF', [4, 0, 0, 0], 'WEBP'), 'file.damaged'],
    ['of a PDF', bytesOf('%PDF-1.7\n'), 'file.damaged'],
    ['a PDF', pdf('x'), 'application/pdf'],
    ['a PDF with blanks behind it', bytesOf(pdf('x'), '\r\n\0\0'), 'application/pdf'],
    ['a PDF with a kilobyte behind it', bytesOf(pdf('x'), 'x'.repeat(1100)), 'file.damaged'],
  ])('%s', async (_, bytes, expected) => expect(await verdict(bytes)).toBe(expected))

  test('a PDF is kept byte for byte, with what stands before it', async () => {
    for (const bytes of [pdf('/Author (Geheimkamera)'), bytesOf('\r\n', pdf('x'))])
      expect(await clean(bytes)).toEqual({ ok: true, type: 'application/pdf', parts: [bytes] })
  })
  test('a PDF that is an archive as well is refused, and one that only mentions archives is not', async () => {
    const directory = (comment: string) =>
      bytesOf('PK\u0005\u0006', Buffer.alloc(16), [comment.length & 0xff, comment.length >> 8], comment)
    expect(await verdict(bytesOf(pdf('x'), directory('')))).toBe('file.mixed')
    expect(await verdict(bytesOf(pdf('x'), directory('%%EOF'.padStart(500))))).toBe('file.mixed')
    expect(await verdict(pdf(directory(''), 'x'.repeat(100)))).toBe('application/pdf')
  })
  test('a PDF with a picture’s beginning is judged as the picture', async () => {
    const picture = await plain('jpeg')
    const both = bytesOf(picture, pdf('x'))
    expect(await clean(both)).toEqual(await clean(picture))
  })
})

describe.each(formats)('a %s', (format) => {
  test('that was cut short anywhere is damaged', async () => {
    const picture = await photograph(format)
    const step = Math.max(1, Math.floor(picture.length / 500))
    for (let length = 12; length < picture.length; length += step)
      expect([length, await verdict(picture.slice(0, length))]).toEqual([length, 'file.damaged'])
    expect(await verdict(picture.slice(0, -1))).toBe('file.damaged')
  })
  test('with any bytes changed is judged, and never an accident', async () => {
    const picture = await photograph(format)
    const change = fc.tuple(fc.nat(Math.min(picture.length, 1200) - 1), fc.nat(255))
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const bytes = picture.slice()
        for (const [at, value] of changes) bytes[at] = value
        const judged = await clean(bytes)
        if (judged.ok) expect(judged.parts.length).toBeGreaterThan(0)
      }),
      { numRuns: 400 },
    )
  })
})

test('any bytes behind a known beginning are judged, and never an accident', async () => {
  const beginnings = ['\xff\xd8\xff', '\x89PNG\r\n\x1a\n', 'RIFF\x40\0\0\0WEBPVP8X', '%PDF-']
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...beginnings),
      fc.uint8Array({ maxLength: 200 }),
      async (letters, rest) => {
        expect(typeof (await clean(bytesOf(letters, rest))).ok).toBe('boolean')
      },
    ),
    { numRuns: 2000 },
  )
})

describe('a picture that would take all memory to open is refused by its header', () => {
  const jpeg = async (width: number, height: number) => {
    const bytes = Buffer.from(await plain('jpeg'))
    const at = bytes.indexOf(Buffer.from([0xff, 0xc0]))
    bytes.writeUInt16BE(height, at + 5)
    bytes.writeUInt16BE(width, at + 7)
    return verdict(bytesOf(bytes))
  }
  const png = async (width: number, height: number, changed = (bytes: Buffer) => bytes) => {
    const bytes = Buffer.from(await plain('png'))
    bytes.writeUInt32BE(width, 16)
    bytes.writeUInt32BE(height, 20)
    bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29)
    return verdict(bytesOf(changed(bytes)))
  }
  /** A lossless picture whose size stands in its own header, in the simple container and in the extended one. */
  const webp = (width: number, height: number, canvas?: [number, number]) => {
    const head = Buffer.alloc(16)
    head[0] = 0x2f
    head.writeUInt32LE((((width - 1) & 0x3fff) | ((height - 1) << 14)) >>> 0, 1)
    const picture = bytesOf('VP8L', [16, 0, 0, 0], head)
    const size = Buffer.alloc(10)
    size.writeUIntLE((canvas?.[0] ?? 1) - 1, 4, 3)
    size.writeUIntLE((canvas?.[1] ?? 1) - 1, 7, 3)
    const inner = canvas ? bytesOf('VP8X', [10, 0, 0, 0], size, picture) : picture
    return verdict(bytesOf('RIFF', [inner.length + 4, 0, 0, 0], 'WEBP', inner))
  }
  const limits = [
    [8000, 6250, true],
    [8000, 6251, false],
    [16_384, 3000, true],
    [16_385, 1, false],
    [1, 16_385, false],
  ] as const

  test.each(limits)('%i by %i pixels: %s', async (width, height, isTaken) => {
    expect(await jpeg(width, height)).toBe(isTaken ? 'image/jpeg' : 'file.pixels')
    expect(await png(width, height)).toBe(isTaken ? 'image/png' : 'file.pixels')
    if (width <= 16_384 && height <= 16_384)
      expect(await webp(width, height)).toBe(isTaken ? 'image/webp' : 'file.pixels')
  })
  test('a header of no size at all is damaged', async () => {
    expect([await jpeg(0, 8), await jpeg(8, 0), await png(0, 8)]).toEqual(Array(3).fill('file.damaged'))
    expect(await png(0xffffffff, 0xffffffff)).toBe('file.pixels')
  })
  test('a picture that does not fit its own canvas is damaged', async () => {
    expect(await webp(8, 8, [8, 8])).toBe('image/webp')
    expect(await webp(8, 8, [9, 8])).toBe('file.damaged')
    expect(await webp(8, 8, [16_777_216, 16_777_216])).toBe('file.damaged')
  })
  test('a second frame’s header does not hide the first', async () => {
    const picture = await plain('jpeg')
    const frame = segment(0xc0, bytesOf([8, 0, 8, 0, 8, 1, 1, 0x11, 0]))
    expect(await verdict(withSegments(picture, frame))).toBe('file.damaged')
  })
  test('animations have so many frames at most, and so many pixels in all', async () => {
    expect(await verdict(await animation(20))).toBe('image/webp')
    const bytes = Buffer.from(await animation(2))
    bytes.writeUIntLE(16_383, 24, 3)
    bytes.writeUIntLE(3000, 27, 3)
    const frame = bytes.subarray(bytes.indexOf('ANMF'), bytes.lastIndexOf('ANMF'))
    const many = (count: number) => {
      const whole = bytesOf(bytes, ...Array.from({ length: count - 2 }, () => frame))
      new DataView(whole.buffer).setUint32(4, whole.length - 8, true)
      return verdict(whole)
    }
    expect([await many(10), await many(11)]).toEqual(['image/webp', 'file.pixels'])
  })
  test('so have animated PNGs', async () => {
    const control = bytesOf('fcTL', Buffer.alloc(26))
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(control))
    const chunk = bytesOf([0, 0, 0, 26], control, sum)
    const frames = (count: number) => (bytes: Buffer) =>
      Buffer.concat([
        bytes.subarray(0, 33),
        ...Array.from({ length: count }, () => chunk),
        bytes.subarray(33),
      ])
    expect([await png(8, 8, frames(1000)), await png(8, 8, frames(1001))]).toEqual([
      'image/png',
      'file.pixels',
    ])
  })
})
