import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publish } from '../../../scripts/publish.ts'
import { inChinese, inEnglish, plantSample, type Sample, TODAY } from './sample.ts'

let sample: Sample
beforeAll(() => {
  sample = plantSample()
})
afterAll(() => sample.fell())

const folder = 'white-papers/noise'
const phone = '13800138000'

/** What the check says while a file lies there. */
function findingsWith(file: string, content: string | Buffer) {
  sample.write(file, content)
  const found = sample.examine()
  sample.remove(file)
  return found
}

describe('a file beside a document is of a kind that can be looked into', () => {
  test.each([
    ['a table of a program', 'table.xlsx', /came \.xlsx[\s\S]*Save it as CSV or PDF/, /实际：\.xlsx/],
    ['an archive', 'all.zip', /came \.zip/, /实际：\.zip/],
    [
      'an ending in capitals',
      'LEVELS.CSV',
      /an ending in small letters, \.csv, came "LEVELS\.CSV"/,
      /小写的扩展名/,
    ],
  ])('%s is refused', (_, name, en, chinese) => {
    const found = findingsWith(`${folder}/evidence/${name}`, 'x')
    expect(inEnglish(found)).toEqual([expect.stringMatching(en)])
    expect(inChinese(found)).toEqual([expect.stringMatching(chinese)])
  })

  test.each(['more.csv', 'more.txt', 'more.json', 'more.geojson'])('%s is in order', (name) => {
    expect(inEnglish(findingsWith(`${folder}/evidence/${name}`, 'x'))).toEqual([])
    const found = findingsWith(`${folder}/evidence/${name}`, `x ${phone}`)
    expect(inEnglish(found)).toEqual([expect.stringMatching(/came a mobile number/)])
  })

  test('and another kind is, with a reason beside its name', () => {
    const register = `${folder}/evidence.yaml`
    const clean = sample.read(register)
    sample.write(register, clean.replace('levels.csv', 'levels.xlsx # allow private: looked through by two'))
    expect(inEnglish(findingsWith(`${folder}/evidence/levels.xlsx`, 'PK'))).toEqual([])
    sample.write(register, clean)
  })

  test('and can be deployed', () => {
    const found = findingsWith(`${folder}/evidence/large.csv`, Buffer.alloc(26 * 1024 * 1024 + 1, 'x'))
    expect(inEnglish(found)).toEqual([expect.stringMatching(/a file of at most 25 MB, came 27 MB/)])
    expect(inChinese(found)).toEqual([expect.stringMatching(/不超过 25 MB 的文件/)])
  })
})

describe('text is UTF-8', () => {
  const gbk = Buffer.from([0xb2, 0xe2, 0xca, 0xd4])
  test.each([
    [
      'a table in GBK',
      `${folder}/evidence/more.csv`,
      Buffer.concat([Buffer.from('a,b\n'), gbk]),
      /came another encoding, such as GBK/,
    ],
    [
      'a table in UTF-16',
      `${folder}/evidence/more.csv`,
      Buffer.from('\ufeffa,b\n', 'utf16le'),
      /another encoding/,
    ],
    [
      'a table that was read in a wrong encoding and saved again',
      `${folder}/evidence/more.csv`,
      'a,b\n\ufffd\ufffd,1\n',
      /more\.csv:2: .*came a character that was lost/,
    ],
    ['bytes', `${folder}/evidence/more.txt`, Buffer.from('a\0b'), /bytes that are no text/],
  ])('%s is refused', (_, file, content, en) => {
    const found = findingsWith(file, content)
    expect(inEnglish(found)).toEqual([expect.stringMatching(en)])
    expect(inChinese(found)).toEqual([expect.stringMatching(/要求：UTF-8 编码的文本/)])
    expect(inEnglish(findingsWith(file, 'a,b\n测试,1\n'))).toEqual([])
  })

  test('a document with a mark before its frontmatter is told so', () => {
    const file = 'pages/home/en.mdx'
    const clean = sample.read(file)
    sample.write(file, `\ufeff${clean}`)
    expect(inEnglish(sample.examine()).join('\n')).toMatch(
      /home\/en\.mdx:1: .*came UTF-8 with a byte order mark/,
    )
    sample.write(file, clean)
    expect(inEnglish(sample.examine())).toEqual([])
  })
})

describe('what nobody sees is looked at too', () => {
  const blank = () => sharp({ create: { width: 4, height: 4, channels: 3, background: '#808080' } })
  const artist = (words: string) => ({ IFD0: { Artist: words } })
  const png = (words: string) => {
    const chunk = (name: string, data: Buffer) => {
      const size = Buffer.alloc(4)
      size.writeUInt32BE(data.length)
      return Buffer.concat([size, Buffer.from(name, 'latin1'), data, Buffer.alloc(4)])
    }
    return Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])),
      chunk('zTXt', Buffer.concat([Buffer.from('Author\0\0', 'latin1'), deflateSync(words)])),
      chunk('IEND', Buffer.alloc(0)),
    ])
  }
  test.each([
    [
      'the author of a JPEG',
      'hall.jpg',
      (words: string) => blank().withExif(artist(words)).jpeg().toBuffer(),
    ],
    ['the author of a PNG', 'hall.png', (words: string) => blank().withExif(artist(words)).png().toBuffer()],
    [
      'the author of a WebP',
      'hall.webp',
      (words: string) => blank().withExif(artist(words)).webp().toBuffer(),
    ],
    [
      'the author of an AVIF',
      'hall.avif',
      (words: string) => blank().withExif(artist(words)).avif().toBuffer(),
    ],
    ['the compressed words of a PNG', 'hall.png', async (words: string) => png(words)],
  ])('%s', async (_, name, picture) => {
    const file = `${folder}/figures/${name}`
    const found = findingsWith(file, await picture('zhang.san@163.com'))
    expect(inEnglish(found)).toEqual([
      expect.stringMatching(/came an e-mail address .*\(z…@163\.com\)\n.*properties of the picture/),
    ])
    expect(inEnglish(findingsWith(file, await picture('The works')))).toEqual([])
  })

  test.each([
    ['avif', 'hall.avif'],
    ['heif', 'hall.heic'],
  ] as const)('the place of a picture as telephones keep it: %s', async (format, name) => {
    const place = {
      GPSLatitudeRef: 'N',
      GPSLatitude: '31/1 14/1 0/1',
      GPSLongitudeRef: 'E',
      GPSLongitude: '121/1 29/1 0/1',
    }
    const taken = (exif: object) => blank().withExif(exif)[format]({ compression: 'av1' }).toBuffer()
    const file = `${folder}/figures/${name}`
    expect(inEnglish(findingsWith(file, await taken({ IFD3: place })))).toEqual([
      expect.stringMatching(/came a GPS position inside it/),
    ])
    expect(inEnglish(findingsWith(file, await taken(artist('The works'))))).toEqual([])
  })

  test('a number in pieces of a drawing', () => {
    const drawing = (words: string) => `<svg xmlns="http://www.w3.org/2000/svg"><text>${words}</text></svg>`
    const file = `${folder}/figures/phone.en.svg`
    const found = findingsWith(file, drawing('<tspan>138</tspan><tspan>0013</tspan><tspan>8000</tspan>'))
    expect(inEnglish(found)).toEqual([expect.stringMatching(/came a mobile number/)])
    expect(inEnglish(findingsWith(file, drawing('<tspan>138</tspan><tspan>dB</tspan>')))).toEqual([])
  })

  test('the text of a PDF, until it is published', () => {
    const file = `${folder}/evidence/levels.pdf`
    const register = `${folder}/evidence.yaml`
    const clean = sample.read(register)
    sample.write(register, clean.replace('levels.csv', 'levels.pdf'))
    sample.write(file, pdf(`Call ${phone}`))
    expect(inEnglish(sample.examine())).toEqual([
      expect.stringMatching(/levels\.pdf:1: .*came a mobile number \(138…00\)\n.*properties of the PDF/),
    ])
    sample.write(file, pdf('Call the works'))
    expect(inEnglish(sample.examine())).toEqual([])
    sample.inside(() => publish(TODAY))
    expect(inEnglish(sample.examine())).toEqual([])
  })
})

/** A PDF of one line, as small as readers take it. */
function pdf(words: string): string {
  const stream = `BT /F1 12 Tf 20 100 Td (${words}) Tj ET`
  return `%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >> endobj
4 0 obj << /Length ${stream.length} >> stream
${stream}
endstream endobj
5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
trailer << /Root 1 0 R >>
%%EOF
`
}
