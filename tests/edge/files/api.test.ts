import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { caller, filed, HOUR, handler, NOW, problemOf, step } from '../support.ts'
import {
  authorized,
  fetchFile,
  heldOf,
  jpeg,
  multipart,
  multipartType,
  pdf,
  picture,
  sendFiles,
  sentOf,
  sha256,
} from './samples.ts'

const withKey = (key = crypto.randomUUID()) => ({ 'Idempotency-Key': key })
const codes = async (answer: Response) => (await problemOf(answer)).errors

test('files become a message, with the name and hash of what was sent', async () => {
  const one = await filed()
  const who = caller()
  const [photo, scan] = [jpeg('Lindenstraße 4'), pdf('an invoice')]
  const answer = await sendFiles(who, one, [
    { name: '破损 照片.jpg', content: photo },
    { name: 'invoice.pdf', content: scan },
  ])
  expect(answer.status).toBe(201)
  const sent = await sentOf(answer)
  expect(sent).toMatchObject({ state: 'received', version: 2 })
  expect(sent.files).toMatchObject([
    { name: '破损 照片.jpg', type: 'image/jpeg', size: photo.length, sha256: await sha256(photo) },
    { name: 'invoice.pdf', type: 'application/pdf', size: scan.length, sha256: await sha256(scan) },
  ])
  const { events } = await who.look(one)
  expect(events.at(-1)).toEqual({
    at: new Date(NOW).toISOString(),
    by: 'customer',
    type: 'message',
    files: sent.files,
  })
})

test('a file comes back as an attachment, without what told of its maker, under a name of ours', async () => {
  const one = await filed()
  const who = caller()
  const parts = [
    { name: '"><svg>.exe', content: jpeg('Lindenstraße 4', 'PK\u0003\u0004 and an archive') },
    { name: 'invoice.pdf', content: pdf('an invoice') },
  ]
  const { files } = await sentOf(await sendFiles(who, one, parts))
  const [photo, scan] = await Promise.all(files.map(({ id }) => fetchFile(who, one, id)))
  expect(new Uint8Array((await photo?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(picture)
  expect(new Uint8Array((await scan?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(pdf('an invoice'))
  expect(Object.fromEntries(photo?.headers ?? [])).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': `attachment; filename="${one.caseNumber}-1.jpg"`,
    'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none'; /),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  expect(scan?.headers.get('Content-Disposition')).toBe(`attachment; filename="${one.caseNumber}-2.pdf"`)
})

test('a file that is unknown, another case’s or internal is not there, in the same words', async () => {
  const [one, two] = [await filed(), await filed()]
  const who = caller()
  const { files } = await sentOf(await sendFiles(who, one, [{ name: 'a.pdf', content: pdf('a') }]))
  const id = files[0]?.id ?? ''
  const answers = [
    await fetchFile(who, two, id),
    await fetchFile(who, one, crypto.randomUUID()),
    await fetchFile(who, one, `${id}0`),
    await fetchFile(who, { ...one, accessCode: 'wrong' }, id),
    await fetchFile(who, { ...one, caseNumber: 'MJ-0000-0000' }, id),
  ]
  const told = await Promise.all(
    answers.map(async (answer) => ({ ...(await problemOf(answer)), instance: '', status: answer.status })),
  )
  expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1)
  expect(told[0]).toMatchObject({ status: 404, type: '/problems/not-found/' })
  await step(one.caseNumber, { step: 'note' }, handler, NOW, { text: 'Between us.' })
  await env.DB.prepare('update files set version = 3 where id = ?').bind(id).run()
  expect((await fetchFile(who, one, id)).status).toBe(404)
  expect((await who.look(one)).events.flatMap(({ files = [] }) => files)).toEqual([])
})

test.each([
  ['empty', { name: 'empty.jpg', content: '' }, 'file.empty'],
  ['a text called a picture', { name: 'photo.jpg', content: 'GIF? no.', type: 'image/jpeg' }, 'file.type'],
  ['cut short', { name: 'photo.jpg', content: picture.slice(0, -2) }, 'file.damaged'],
  [
    'a PDF that does not begin as one',
    { name: 'a.pdf', content: `${'x'.repeat(1025)}%PDF-1.7 %%EOF` },
    'file.type',
  ],
])('what is %s is refused with the reason, and nothing is taken', async (_, bad, code) => {
  const one = await filed()
  const who = caller()
  const answer = await sendFiles(who, one, [{ name: 'good.pdf', content: pdf('good') }, bad])
  expect(answer.status).toBe(422)
  expect(await codes(answer)).toEqual([{ pointer: '/1', code }])
  expect((await who.look(one)).version).toBe(1)
})

test('the type is judged by the content, not by the name or by what the sender says', async () => {
  const one = await filed()
  const who = caller()
  const { files } = await sentOf(
    await sendFiles(who, one, [{ name: 'photo.png', content: pdf('x'), type: 'image/png' }]),
  )
  expect(files).toMatchObject([{ name: 'photo.png', type: 'application/pdf' }])
  const answer = await fetchFile(who, one, files[0]?.id ?? '')
  expect(answer.headers.get('Content-Type')).toBe('application/pdf')
  expect(answer.headers.get('Content-Disposition')).toContain('-1.pdf"')
})

test('the same key and files are one message with one answer; other files under it are refused', async () => {
  const one = await filed()
  const who = caller()
  const headers = withKey()
  const parts = [
    { name: 'a.pdf', content: pdf('a') },
    { name: 'b.pdf', content: pdf('b') },
  ]
  const first = await sentOf(await sendFiles(who, one, parts, headers))
  expect(await sentOf(await sendFiles(who, one, parts, headers))).toEqual(first)
  for (const other of [
    parts.toReversed(),
    parts.slice(1),
    parts.with(0, { name: 'c.pdf', content: pdf('a') }),
    parts.with(0, { name: 'a.pdf', content: pdf('A') }),
  ]) {
    const answer = await sendFiles(who, one, other, headers)
    expect([answer.status, (await problemOf(answer)).type]).toEqual([422, '/problems/key-reused/'])
  }
  expect((await who.look(one)).events.flatMap(({ files = [] }) => files)).toEqual(first.files)
})

test('simultaneous sendings under one key are one message, and each file lies there once', async () => {
  const one = await filed()
  const who = caller()
  const headers = withKey()
  const parts = [
    { name: 'a.pdf', content: pdf('a') },
    { name: 'b.jpg', content: jpeg('b') },
  ]
  const answers = await Promise.all([1, 2, 3].map(() => sendFiles(who, one, parts, headers)))
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
  expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1)
  const held = await heldOf(one)
  expect(held).toHaveLength(2)
  expect(held.every((row) => row.version === 2 && row.isInBucket)).toBe(true)
})

test('the files of an event stand in the order in which they were sent, whatever was tried before', async () => {
  const one = await filed()
  const who = caller()
  const headers = withKey()
  const [a, b] = ['a', 'b'].map((name) => ({ name: `${name}.pdf`, content: pdf(name) }))
  expect(
    (
      await sendFiles(
        who,
        one,
        [b, { name: 'x', content: 'x' }].filter((part) => !!part),
        headers,
      )
    ).status,
  ).toBe(422)
  const sent = await sentOf(
    await sendFiles(
      who,
      one,
      [a, b].filter((part) => !!part),
      headers,
    ),
  )
  expect(sent.files.map(({ name }) => name)).toEqual(['a.pdf', 'b.pdf'])
  expect((await who.look(one)).events.at(-1)?.files).toEqual(sent.files)
})

test('five files go with one sending and twenty into a case', async () => {
  const one = await filed()
  const who = caller()
  const some = (count: number, first: number) =>
    Array.from({ length: count }, (_, i) => ({ name: `${first + i}.pdf`, content: pdf(`${first + i}`) }))
  const many = await sendFiles(who, one, some(6, 100))
  expect([many.status, await codes(many)]).toEqual([422, [{ pointer: '/5', code: 'file.many' }]])
  await env.DB.prepare('delete from files where number = ?').bind(one.caseNumber).run()
  for (const first of [0, 5, 10, 15]) expect((await sendFiles(who, one, some(5, first))).status).toBe(201)
  const full = await sendFiles(who, one, some(1, 20))
  expect([full.status, await codes(full)]).toEqual([422, [{ pointer: '/0', code: 'file.full' }]])
  expect(await heldOf(one)).toHaveLength(20)
})

test('doubled clicks do not get past the limits', async () => {
  const one = await filed()
  const who = caller()
  const key = crypto.randomUUID()
  const some = (first: number) =>
    Array.from({ length: 4 }, (_, i) => ({ name: `${first + i}.pdf`, content: pdf(`${first + i}`) }))
  await Promise.all([0, 10, 20].map((first) => sendFiles(who, one, some(first), withKey(key))))
  expect((await heldOf(one)).length).toBeLessThanOrEqual(5)
})

test('files need a multipart body with files in it and nothing else', async () => {
  const one = await filed()
  const who = caller()
  const path = `/api/complaints/${one.caseNumber}/files`
  const post = (headers: Record<string, string>, body: BodyInit) =>
    who.send('POST', path, { ...authorized(one), ...headers }, body)
  expect((await post({ 'Content-Type': 'application/json' }, '{}')).status).toBe(415)
  expect((await post({ 'Content-Type': 'multipart/form-data' }, 'x')).status).toBe(400)
  expect(
    (await post({ 'Content-Type': `multipart/form-data; boundary=${'x'.repeat(252)}` }, 'x')).status,
  ).toBe(400)
  expect((await post(multipartType, multipart([]).slice(0, -6))).status).toBe(400)
  expect(await codes(await post(multipartType, multipart([])))).toEqual([
    { pointer: '', code: 'file.missing' },
  ])
  const text = { field: 'text', content: 'Hello.' }
  expect(await codes(await post(multipartType, multipart([text])))).toEqual([
    { pointer: '/text', code: 'unknown' },
  ])
  const behind = multipart([{ name: 'a.pdf', content: pdf('a') }, text])
  expect((await post(multipartType, behind)).status).toBe(400)
  expect((await sendFiles(who, one, [], { 'Idempotency-Key': '7' })).status).toBe(400)
  expect((await sendFiles(who, one, [], { Origin: 'https://elsewhere.test' })).status).toBe(403)
  expect((await who.look(one)).version).toBe(1)
})

test('files answer a question of ours like a message does', async () => {
  const one = await filed()
  await step(one.caseNumber, { step: 'respond' }, handler, NOW + HOUR / 2, { text: 'We are on it.' })
  await step(one.caseNumber, { step: 'ask' }, handler, NOW + HOUR, { text: 'A photograph, please.' })
  const sent = await sendFiles(caller({ at: NOW + 2 * HOUR }), one, [{ name: 'a.jpg', content: jpeg('a') }])
  expect(await sentOf(sent)).toMatchObject({ state: 'investigating', version: 4 })
})

test('a body of sixty megabytes is cut off soon after its tenth', async () => {
  const one = await filed()
  const who = caller()
  const part =
    new TextDecoder().decode(multipart([{ name: 'large.jpg', content: '' }])).split('\r\n--')[0] ?? ''
  const megabyte = new Uint8Array(1024 * 1024)
  let pulled = 0
  const body = new ReadableStream({
    pull(controller) {
      if (pulled > 60) return controller.close()
      controller.enqueue(pulled === 0 ? new TextEncoder().encode(part) : megabyte)
      pulled += 1
    },
  })
  const path = `/api/complaints/${one.caseNumber}/files`
  const answer = await who.send('POST', path, { ...authorized(one), ...multipartType }, body)
  expect([answer.status, await codes(answer)]).toEqual([413, [{ pointer: '/0', code: 'file.large' }]])
  expect(pulled).toBeLessThan(14)
  expect(await heldOf(one)).toEqual([])
})

test('a case that is to be erased takes no files, and nothing of them is read', async () => {
  const one = await filed()
  const who = caller()
  await who.act(one, { action: 'withdraw', version: 1 })
  await step(one.caseNumber, { step: 'ask-erasure' }, { kind: 'customer' }, NOW)
  let pulled = 0
  const body = new ReadableStream({
    pull(controller) {
      pulled += 1
      controller.enqueue(new Uint8Array(65_536))
    },
  })
  const answer = await who.send(
    'POST',
    `/api/complaints/${one.caseNumber}/files`,
    { ...authorized(one), ...multipartType },
    body,
  )
  expect([answer.status, (await problemOf(answer)).detail]).toEqual([409, 'erasure-asked'])
  expect(pulled).toBeLessThan(4)
})
