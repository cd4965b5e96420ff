import { describe, expect, test } from 'vitest'
import { type Multipart, readMultipart } from '../../../functions/http/multipart.ts'
import { bytesOf } from './pictures.ts'

const MEGABYTE = 1024 * 1024
const limits = { fileBytes: 10 * MEGABYTE, files: 5, textBytes: 1000 }
const head = (field: string, name?: string) =>
  `--zaun\r\nContent-Disposition: form-data; name="${field}"${name === undefined ? '' : `; filename="${name}"`}\r\n\r\n`
const end = '\r\n--zaun--\r\n'

/** A body that comes in pieces, and counts how much of it was asked for. */
function request(pieces: Iterable<string | Uint8Array>, type = 'multipart/form-data; boundary=zaun') {
  const read = { bytes: 0, isCancelled: false }
  const rest = pieces[Symbol.iterator]()
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const { done, value } = rest.next()
        if (done) return controller.close()
        const piece = bytesOf(value)
        read.bytes += piece.length
        controller.enqueue(piece)
      },
      cancel() {
        read.isCancelled = true
      },
    },
    { highWaterMark: 0 },
  )
  const init = { method: 'POST', headers: { 'Content-Type': type }, body, duplex: 'half' }
  return { read, request: new Request('https://portal.test/', init) }
}

const inPieces = (size: number, ...parts: (string | Uint8Array)[]) => {
  const whole = bytesOf(...parts)
  return Array.from({ length: Math.ceil(whole.length / size) }, (_, i) =>
    whole.slice(i * size, (i + 1) * size),
  )
}
function* zeros(megabytes: number) {
  for (let i = 0; i < megabytes * 16; i++) yield new Uint8Array(MEGABYTE / 16)
}

const all = async ({ files }: Multipart) => {
  const seen: (string | { name: string; size: number })[] = []
  for await (const one of files)
    seen.push(typeof one === 'string' ? one : { name: one.name, size: one.bytes.length })
  return seen
}
const refused = (sent: ReturnType<typeof request>) =>
  readMultipart(sent.request, limits)
    .then(all)
    .catch((error: Error) => error.message)

describe('text is read at once, files when they are asked for', () => {
  test.each([1, 2, 3, 7, 60, 61, 5000])('whatever pieces of %i bytes it comes in', async (size) => {
    const binary = bytesOf(
      Array.from({ length: 700 }, (_, i) => i % 256),
      '\r\n--zau',
      [0],
    )
    const sent = request(
      inPieces(
        size,
        '\r\n',
        head('text'),
        'Größe 尺寸 🧲'.replace(/[^\0-\x7f]/gu, encodeURIComponent),
        '\r\n',
        head('files', 'a.pdf'),
        binary,
        '\r\n',
        head('files', ''),
        end,
      ),
    )
    const read = await readMultipart(sent.request, limits)
    expect(read.fields).toEqual([['text', encodeURIComponent('Größe 尺寸 🧲').replaceAll('%20', ' ')]])
    const { value } = await read.files.next()
    expect(value).toEqual({ name: 'a.pdf', bytes: binary })
    expect(await all(read)).toEqual([])
  })
  test('text in UTF-8 stays as it was written, and a name that comes twice keeps both', async () => {
    const text = Buffer.from('Größe 尺寸 🧲\r\nzweite Zeile')
    const sent = request([bytesOf(head('text'), text, '\r\n', head('text'), text, end)])
    const { fields } = await readMultipart(sent.request, limits)
    expect(fields).toEqual(Array(2).fill(['text', 'Größe 尺寸 🧲\r\nzweite Zeile']))
  })
  test('no more is read than has been asked for', async () => {
    const pieces = [
      bytesOf(head('text'), 'x', '\r\n', head('files', 'a'), 'a\r\n', head('files', 'b')),
      ...zeros(4),
    ]
    const sent = request(pieces)
    const { files } = await readMultipart(sent.request, limits)
    expect((await files.next()).value).toMatchObject({ name: 'a' })
    expect(sent.read.bytes).toBeLessThan(MEGABYTE / 4)
    await files.return()
    expect(sent.read.isCancelled).toBe(true)
  })
})

describe('limits hold while the stream comes in', () => {
  test('a file of 60 MB is cut off at its eleventh', async () => {
    const sent = request([head('text'), 'x\r\n', head('files', 'a'), ...zeros(60), end])
    expect(await readMultipart(sent.request, limits).then(all)).toEqual(['large'])
    expect(sent.read.bytes).toBeLessThan(10.2 * MEGABYTE)
    expect(sent.read.isCancelled).toBe(true)
  })
  test('a file of exactly 10 MB is whole, one byte more is too many', async () => {
    const whole = request([head('files', 'a'), ...zeros(10), end])
    expect(await readMultipart(whole.request, limits).then(all)).toEqual([{ name: 'a', size: 10 * MEGABYTE }])
    const more = request([head('files', 'a'), ...zeros(10), 'x', end])
    expect(await readMultipart(more.request, limits).then(all)).toEqual(['large'])
  })
  test('good files before a large one are handed on, those behind it are not read', async () => {
    const pieces = [
      head('files', 'a'),
      'a\r\n',
      head('files', 'b'),
      ...zeros(11),
      '\r\n',
      head('files', 'c'),
      'c',
      end,
    ]
    expect(await readMultipart(request(pieces).request, limits).then(all)).toEqual([
      { name: 'a', size: 1 },
      'large',
    ])
  })
  test('the sixth file ends the reading', async () => {
    const six = Array.from({ length: 6 }, (_, i) => [head('files', `${i}`), 'x\r\n']).flat()
    const sent = request([...six, head('files', '6'), ...zeros(20), end])
    const seen = await readMultipart(sent.request, limits).then(all)
    expect([seen.length, seen.at(-1), sent.read.isCancelled]).toEqual([6, 'many', true])
    expect(sent.read.bytes).toBeLessThan(MEGABYTE)
  })
  test('text that is too long is kept as far as it was read, and no file is touched', async () => {
    const sent = request([head('text'), 'x'.repeat(2000), '\r\n', head('files', 'a'), ...zeros(20), end])
    const read = await readMultipart(sent.request, limits)
    expect([read.isTooLong, read.fields[0]?.[1].length]).toEqual([true, 2000])
    expect(await all(read)).toEqual([])
    expect(sent.read.bytes).toBeLessThan(10.2 * MEGABYTE)
  })
  test('fields behind a text that is too long are kept, up to a megabyte in all', async () => {
    const field = (name: string, letters: number) => [head(name), 'x'.repeat(letters), '\r\n']
    const sent = request([
      ...field('story', 300_000),
      ...field('wish', 10),
      ...field('name', 10),
      end.slice(2),
    ])
    const read = await readMultipart(sent.request, limits)
    expect([read.isTooLong, read.fields.map(([name, text]) => `${name} ${text.length}`)]).toEqual([
      true,
      ['story 300000', 'wish 10', 'name 10'],
    ])
    const whole = [...field('a', MEGABYTE - 1), ...field('b', 1)]
    const one = await readMultipart(request([...whole, end.slice(2)]).request, limits)
    expect(one.fields.map(([name]) => name)).toEqual(['a', 'b'])
    const more = await readMultipart(request([...whole, ...field('c', 1), end.slice(2)]).request, limits)
    expect([more.isTooLong, more.fields.length]).toEqual([true, 2])
  })
  test('two hundred fields are read, and not one more', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => `${head(`f${i}`)}\r\n`)
    const read = await readMultipart(request([...many(200), end]).request, limits)
    expect([read.isTooLong, read.fields.length]).toEqual([false, 200])
    const sent = request([...many(202), ...zeros(20)])
    const more = await readMultipart(sent.request, limits)
    expect([more.isTooLong, more.fields.length, sent.read.isCancelled]).toEqual([true, 200, true])
    expect(sent.read.bytes).toBeLessThan(MEGABYTE)
  })
  test('so does the length of a part’s head', async () => {
    expect(await refused(request([head('x'.repeat(10_000)), end]))).toBe('malformed')
  })
})

describe('what is not a form is refused', () => {
  const good = bytesOf(head('files', 'a'), 'a', end)
  test.each([
    ['no boundary', 'multipart/form-data'],
    ['another boundary', 'multipart/form-data; boundary=hecke'],
    // With 252 letters the parser's search would never end.
    ['a boundary of 252 letters', `multipart/form-data; boundary=${'z'.repeat(252)}`],
    ['a boundary with a line break', 'multipart/form-data; boundary="za\tun"'],
  ])('%s', async (_, type) => expect(await refused(request([good], type))).toBe('malformed'))

  test.each([
    ['nothing at all', bytesOf('')],
    ['cut short', good.slice(0, -6)],
    ['bad UTF-8', bytesOf(head('text'), [0xff, 0xfe], end)],
    ['text behind a file', bytesOf(head('files', 'a'), 'a\r\n', head('text'), 'x', end)],
    [
      'a name in the form that RFC 7578 forbids',
      bytesOf(`--zaun\r\nContent-Disposition: form-data; name="f"; filename*=klingon''x\r\n\r\nx`, end),
    ],
  ])('%s', async (_, body) => expect(await refused(request([body]))).toBe('malformed'))

  test('what stands behind the last boundary is passed over, wherever the pieces are cut', async () => {
    for (const size of [1, good.length - 2, good.length])
      expect(await refused(request([...inPieces(size, good), 'and more', 'and more']))).toEqual([
        { name: 'a', size: 1 },
      ])
  })
})
