import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMultipart } from '../../../functions/http/multipart.ts'
import { Problem } from '../../../functions/http/problem.ts'
import { bytesOf } from './pictures.ts'

const limits = { fileBytes: 1000, files: 5, textBytes: 1000 }

async function read(body: string | Uint8Array, type = 'multipart/form-data; boundary=zaun') {
  const bytes = typeof body === 'string' ? bytesOf(Buffer.from(body)) : bytesOf(body)
  const request = new Request('https://portal.test/', {
    method: 'POST',
    headers: { 'Content-Type': type },
    body: bytes,
  })
  const { fields, files } = await readMultipart(request, limits)
  const seen: (string | [string, string])[] = []
  for await (const one of files)
    seen.push(typeof one === 'string' ? one : [one.name, Buffer.from(one.bytes).toString()])
  return { fields, files: seen }
}

const refusal = (body: string | Uint8Array, type?: string) =>
  read(body, type).then(
    () => undefined,
    (error: unknown) => (error instanceof Problem ? `${error.status} ${error.extra.detail}` : error),
  )

/** A part of a file as a client writes its head. */
const part = (head: string, content = 'DATA') => `--zaun\r\n${head}\r\n\r\n${content}\r\n`
const file = (disposition: string, more = 'Content-Type: image/jpeg') =>
  part(`Content-Disposition: form-data; ${disposition}\r\n${more}`)
const END = '--zaun--\r\n'
const nameOf = async (disposition: string) => (await read(`${file(disposition)}${END}`)).files[0]?.[0]

describe('forms as programs send them', () => {
  test('.NET: the boundary in quotes, names without, the file’s name three times', async () => {
    const boundary = '1b2f3c4d-0000-4000-8000-123456789abc'
    const body = [
      `--${boundary}`,
      'Content-Type: text/plain; charset=utf-8',
      'Content-Disposition: form-data; name=text',
      '',
      '值',
      `--${boundary}`,
      'Content-Type: image/jpeg',
      `Content-Disposition: form-data; name=files; filename="=?utf-8?B?${Buffer.from('破损 ü.jpg').toString('base64')}?="; filename*=utf-8''%E7%A0%B4%E6%8D%9F%20%C3%BC.jpg`,
      '',
      'DATA',
      `--${boundary}`,
      "Content-Disposition: form-data; name=files; filename=plain.pdf; filename*=utf-8''plain.pdf",
      '',
      'MORE',
      `--${boundary}--`,
      '',
    ].join('\r\n')
    expect(await read(body, `multipart/form-data; boundary="${boundary}"`)).toEqual({
      fields: [['text', '值']],
      files: [
        ['破损 ü.jpg', 'DATA'],
        ['plain.pdf', 'MORE'],
      ],
    })
  })
  test('Python: aiohttp with percents, and without; urllib3 as it was and as it is', async () => {
    const text = 'Content-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; name="text"'
    const aiohttp = 'filename="%E7%A0%B4%E6%8D%9F%20%22%E7%85%A7%22%20%C3%BC.jpg"'
    const body = [
      part(text, '值'),
      part(`Content-Type: image/jpeg\r\nContent-Disposition: form-data; name="files"; ${aiohttp}`),
      file('name="files"; filename="破 \\"照\\" ü.jpg"'),
      file('name="files"; filename*=utf-8\'\'%E7%A0%B4.jpg'),
      file('name="files"; filename="破 %22照%22.jpg"'),
      END,
    ].join('')
    expect(await read(body)).toEqual({
      fields: [['text', '值']],
      files: ['破损 "照" ü.jpg', '破 "照" ü.jpg', '破.jpg', '破 %22照%22.jpg'].map((name) => [name, 'DATA']),
    })
  })
  test('a field’s name that is not ASCII, as .NET and aiohttp write it', async () => {
    const names = [
      "name*=utf-8''gr%C3%B6%C3%9Fe",
      `name="=?utf-8?B?${Buffer.from('größe').toString('base64')}?="`,
    ]
    for (const name of names) {
      const body = `${part(`Content-Disposition: form-data; ${name}`, 'x')}${END}`
      expect((await read(body)).fields).toEqual([['größe', 'x']])
    }
  })
  test('a line break before the first boundary, or a kilobyte, is passed over', async () => {
    for (const before of ['\r\n', 'This is a message with parts.\r\n', `--zaun is not here\r\n`.slice(2)])
      expect((await read(`${before}${file('name="f"; filename="a"')}${END}`)).files).toEqual([['a', 'DATA']])
    expect(await refusal(`${'x'.repeat(2000)}\r\n${file('name="f"; filename="a"')}${END}`)).toMatch(
      /^400 .*boundary/,
    )
  })
  test('a file field that was left empty may stand before text', async () => {
    const body = `${part('Content-Disposition: form-data; name="file"; filename=""', '')}${part('Content-Disposition: form-data; name="t"', 'x')}${END}`
    expect(await read(body)).toEqual({ fields: [['t', 'x']], files: [] })
  })
  test('what has a type that is not text is a file, also without a name', async () => {
    const body = `${file('name="files"')}${END}`
    expect((await read(body)).files).toEqual([['', 'DATA']])
    expect(
      (
        await read(
          `${part('Content-Disposition: form-data; name="action"\r\nContent-Type: application/json', '{}')}${END}`,
        )
      ).fields,
    ).toEqual([['action', '{}']])
  })
})

test.each([
  ['filename="C:\\Users\\li\\照片.jpg"', 'C:\\Users\\li\\照片.jpg'],
  ['filename="\\\\server\\share\\a.jpg"', '\\server\\share\\a.jpg'],
  ['filename="C:\\dir\\"', 'C:\\dir"'],
  ['filename="a \\"b\\" c.jpg"', 'a "b" c.jpg'],
  ['filename="semi;colon=1.jpg"; x=y', 'semi;colon=1.jpg'],
  ['filename=bare name.jpg ; x=y', 'bare name.jpg'],
  ['FileName="upper.jpg"', 'upper.jpg'],
  ['filename="old.jpg"; filename*=UTF-8\'en\'%e5%9b%be.jpg', '图.jpg'],
  ["filename*=iso-8859-1''%FC.jpg", 'ü.jpg'],
  ['filename="=?utf-8?Q?gr=C3=B6=C3=9Fe_1.jpg?="', 'größe 1.jpg'],
  ['filename="=?utf-8?B?5Zu+?= =?utf-8?B?LmpwZw==?="', '图.jpg'],
  ['filename="=?utf-8?B?no?= matter.jpg"', '=?utf-8?B?no?= matter.jpg'],
  ['filename="=?utf-8?B?5?="', '=?utf-8?B?5?='],
  ['filename="=?utf-8?Q?图?="', '=?utf-8?Q?图?='],
  ["filename*=utf-8''图 1%2B2.jpg", '图 1+2.jpg'],
  ['filename="100%.jpg"', '100%.jpg'],
  ['filename="50%25.jpg"', '50%25.jpg'],
  ['filename="my%20file.pdf"', 'my file.pdf'],
  ['filename="👨‍👩‍👧.png"', '👨‍👩‍👧.png'],
])('%s is the name %j', async (disposition, name) => {
  expect(await nameOf(`name="files"; ${disposition}`)).toBe(name)
})

test.each<[string, string | Uint8Array, RegExp, string?]>([
  ['no boundary', END, /^400 .*names no boundary/, 'multipart/form-data'],
  ['another boundary', END, /^400 .*cut short|^400 .*boundary/, 'multipart/form-data; boundary=hecke'],
  ['cut short', file('name="f"; filename="a"'), /^400 .*cut short/],
  [
    'text behind a file',
    `${file('name="f"; filename="a"')}${part('Content-Disposition: form-data; name="t"')}${END}`,
    /^400 .*behind a file/,
  ],
  [
    'base64',
    `${file('name="f"; filename="a"', 'Content-Transfer-Encoding: base64')}${END}`,
    /^400 .*Content-Transfer-Encoding/,
  ],
  [
    'text in another charset',
    `${part('Content-Disposition: form-data; name="t"\r\nContent-Type: text/plain; charset=gbk')}${END}`,
    /^415 .*UTF-8/,
  ],
  [
    'text that is none',
    bytesOf(part('Content-Disposition: form-data; name="t"', ''), [0xb0, 0xa1], `\r\n${END}`),
    /^400 .*UTF-8/,
  ],
  [
    'a head that is none',
    bytesOf(
      '--zaun\r\nContent-Disposition: form-data; name="t"; filename="',
      [0xb0, 0xa1],
      `"\r\n\r\nx\r\n${END}`,
    ),
    /^400 .*UTF-8/,
  ],
  ['a name in another charset', `${file("name=f; filename*=gbk''%B0%A1.jpg")}${END}`, /^400 .*UTF-8/],
  [
    'a name that says UTF-8 and is not',
    `${file("name=f; filename*=utf-8''%B0%A1.jpg")}${END}`,
    /^400 .*UTF-8/,
  ],
])('%s is refused, and says why', async (_, body, said, type) => {
  expect(await refusal(body, type)).toMatch(said)
})

test('a head of backslashes or of semicolons costs no more than its length', async () => {
  for (const letter of ['\\', ';', '"', ';a=', '=?utf-8?B?', "'"]) {
    const began = performance.now()
    await refusal(`${file(`name="${letter.repeat(7000 / letter.length)}`)}${END}`)
    expect(performance.now() - began).toBeLessThan(3000)
  }
})

test('a body with any bytes changed is read or refused with a reason, and never an accident', async () => {
  const good = bytesOf(
    Buffer.from(
      [
        part('Content-Disposition: form-data; name="t"\r\nContent-Type: text/plain; charset=utf-8', '值'),
        file('name=files; filename="=?utf-8?B?5Zu+?="; filename*=utf-8\'\'%E5%9B%BE.jpg'),
        file('name="files"; filename="C:\\a \\"b\\".jpg"'),
        END,
      ].join(''),
    ),
  )
  const change = fc.tuple(
    fc.nat(good.length - 1),
    fc.constantFrom(0, 10, 13, 34, 37, 39, 42, 45, 58, 59, 61, 63, 92, 255),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 6 }),
      fc.nat(good.length),
      async (changes, end) => {
        const bytes = good.slice(0, end % 3 === 0 ? end : good.length)
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
        const said = await refusal(bytes)
        expect(said === undefined || /^4(00|15) ./.test(String(said))).toBe(true)
      },
    ),
    { numRuns: 2000 },
  )
})
