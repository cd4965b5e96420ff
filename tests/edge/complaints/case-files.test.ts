import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { FILE_BYTES } from '#contract/files'
import { read, track, type Visitor, visitor } from '../browser.ts'
import {
  heldOf,
  jpeg,
  multipart,
  multipartType,
  type Part,
  pdf,
  picture,
  sha256,
  withoutBucket,
} from '../files/samples.ts'
import { type Case, caller, filed, handler, NOW, ORIGIN, step, unreachable } from '../support.ts'

const CASE = '/en/complaints/case/'

/** A visitor before the open case, and its message form as the page has it. */
async function atCase(one: Case, bindings = env as Env) {
  const who = visitor({ bindings })
  await track(who, one)
  const { token = '', case: number = '' } = (await who.open(CASE)).fields
  return { who, form: { token, case: number } }
}

/** Sends the message form as a browser does: its fields, then its files. */
const send = (who: Visitor, fields: Record<string, string>, files: readonly Part[]) =>
  who.send(
    'POST',
    CASE,
    { Origin: ORIGIN, ...multipartType },
    multipart([
      ...Object.entries({ write: 'yes', ...fields }).map(([field, content]) => ({ field, content })),
      ...(files.length > 0 ? files : [{ name: '', content: '' }]).map((file) => ({ ...file, field: 'file' })),
    ]),
  )
const messages = async (one: Case) =>
  (await caller().look(one)).events
    .filter(({ type }) => type === 'message')
    .map(({ text, files }) => ({ text, files: files?.map(({ name }) => name) }))

const [photo, scan] = [
  { name: '破损.jpg', content: jpeg('Lindenstraße 4') },
  { name: 'invoice.pdf', content: pdf('an invoice') },
]
const notes = { name: 'notes.txt', content: 'Some notes.' }

test('a message takes files with a text, and without one; the history shows them to be fetched', async () => {
  const one = await filed()
  const { who, form } = await atCase(one)
  expect((await send(who, { ...form, text: 'See here.' }, [photo])).status).toBe(303)
  const again = (await who.open(CASE)).fields['token'] ?? ''
  expect((await send(who, { ...form, token: again, text: '' }, [scan])).status).toBe(303)
  expect(await messages(one)).toEqual([
    { text: 'See here.', files: ['破损.jpg'] },
    { files: ['invoice.pdf'] },
  ])
  const page = await who.open(CASE)
  expect(page.words).toMatch(
    new RegExp(
      `You wrote .*See here\\. 破损\\.jpg JPG, 0\\.3 KB SHA-256 of the file as it was sent: ${await sha256(photo.content)}`,
    ),
  )
  expect(page.words).toMatch(/You sent files .* invoice\.pdf PDF/)
  const [path = ''] = /\/en\/complaints\/case\/files\/[0-9a-f-]{36}/.exec(page.html) ?? []
  const file = await who.get(path)
  expect([file.status, file.headers.get('Content-Disposition')]).toEqual([
    200,
    `attachment; filename="${one.caseNumber}-1.jpg"`,
  ])
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(picture)
})

test('a file is fetched by the session alone, and only from its own case', async () => {
  const one = await filed()
  const { who, form } = await atCase(one)
  await send(who, { ...form, text: '' }, [scan])
  const [path = ''] = /\/complaints\/case\/files\/[0-9a-f-]{36}/.exec((await who.open(CASE)).html) ?? []
  expect((await visitor().get(path)).status).toBe(403)
  const { who: other } = await atCase(await filed())
  expect((await other.get(path)).status).toBe(404)
  expect((await who.get(path)).status).toBe(200)
})

test('what is refused is named with its reason; text and good files are kept and go with the next try', async () => {
  const one = await filed()
  const { who, form } = await atCase(one)
  const page = await read(await send(who, { ...form, text: 'See here.' }, [photo, notes]))
  expect([page.status, page.fields['text'], page.fields['token']]).toEqual([422, 'See here.', form.token])
  expect(page.words).toContain('“notes.txt”: This is not a JPEG')
  expect(page.words).toMatch(/These have arrived and go with your message 破损\.jpg/)
  expect(page.links).toEqual(['file'])
  expect(await messages(one)).toEqual([])
  expect((await send(who, { ...form, text: 'See here.' }, [])).status).toBe(303)
  expect(await messages(one)).toEqual([{ text: 'See here.', files: ['破损.jpg'] }])
})

test('an empty message with a refused file says both, and needs only one of them', async () => {
  const one = await filed()
  const { who, form } = await atCase(one)
  const page = await read(await send(who, { ...form, text: ' ' }, [notes]))
  expect([page.status, page.links]).toEqual([422, ['text', 'file']])
  expect((await read(await send(who, { ...form, text: '' }, []))).links).toEqual(['text'])
  expect((await send(who, { ...form, text: '' }, [scan])).status).toBe(303)
})

test('a file that waits can be taken back, and is gone from the store', async () => {
  const one = await filed()
  const { who, form } = await atCase(one)
  await send(who, { ...form, text: 'See here.' }, [photo, scan, notes])
  const [held] = await heldOf(one)
  const page = await read(await send(who, { ...form, text: 'See here!', remove: held?.id ?? '' }, []))
  expect([page.status, page.fields['text']]).toEqual([200, 'See here!'])
  expect([page.words.includes('破损.jpg'), page.words.includes('invoice.pdf')]).toEqual([false, true])
  expect(await env.FILES.head(`files/${held?.id}`)).toBeNull()
  expect(await heldOf(one)).toHaveLength(1)
  await send(who, { ...form, text: 'See here!' }, [])
  expect(await messages(one)).toEqual([{ text: 'See here!', files: ['invoice.pdf'] }])
})

test('a file that is too large brings the page back with the text and the files before it', async () => {
  const one = await filed()
  const { who, form } = await atCase(one)
  const large = { name: 'large.jpg', content: new Uint8Array(FILE_BYTES + 1) }
  const page = await read(await send(who, { ...form, text: 'See here.' }, [scan, large, photo]))
  expect([page.status, page.fields['text'], page.links]).toEqual([413, 'See here.', ['file']])
  expect(page.words).toContain('File 2: The file is larger than 10 MB.')
  expect([page.words.includes('invoice.pdf'), page.words.includes('破损.jpg')]).toEqual([true, false])
})

test('a doubled click is one message with each file once', async () => {
  const one = await filed()
  const { who, form } = await atCase(one)
  const answers = await Promise.all(
    [1, 2, 3].map(() => send(who, { ...form, text: 'See here.' }, [photo, scan])),
  )
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  expect(await messages(one)).toEqual([{ text: 'See here.', files: ['破损.jpg', 'invoice.pdf'] }])
  expect(await heldOf(one)).toHaveLength(2)
})

test.each([
  ['did not happen', false],
  ['did happen', true],
] as const)(
  'a message whose write failed and %s is one message, whether its files are sent again or not',
  async (_, didHappen) => {
    for (const files of [[photo], []]) {
      const one = await filed()
      const { who: door, form } = await atCase(one)
      // The case is read, a file claims its place and is marked as stored, then the message is written.
      const bindings = unreachable({ from: 4, didHappen })
      const who = visitor({ at: door.clock.now, bindings, cookies: door.cookies })
      expect((await send(who, { ...form, text: 'See here.' }, [photo])).status).toBe(503)
      bindings.repair()
      expect((await send(who, { ...form, text: 'See here.' }, files)).status).toBe(303)
      expect(await messages(one)).toEqual([{ text: 'See here.', files: ['破损.jpg'] }])
    }
  },
)

test.each([
  ['did not happen', false],
  ['did happen', true],
] as const)(
  'an upload that failed and %s keeps the text, and is finished by the next try',
  async (_, didHappen) => {
    const one = await filed()
    const bindings = withoutBucket(['put'], didHappen)
    const { who, form } = await atCase(one, bindings)
    const lost = await send(who, { ...form, text: 'See here.' }, [photo])
    expect([lost.status, lost.headers.get('Retry-After')]).toEqual([503, '60'])
    const page = await read(lost)
    expect([page.fields['text'], page.fields['token']]).toEqual(['See here.', form.token])
    // A row stands before its object; without the mark that it was stored nothing adopts it.
    expect(await heldOf(one)).toMatchObject([{ version: null, stored_at: null, isInBucket: didHappen }])
    bindings.repair()
    expect((await send(who, { ...form, text: 'See here.' }, [photo])).status).toBe(303)
    expect(await heldOf(one)).toMatchObject([{ version: 2, stored_at: expect.any(Number), isInBucket: true }])
    expect(await messages(one)).toEqual([{ text: 'See here.', files: ['破损.jpg'] }])
  },
)

test('a download says when R2 is out of reach', async () => {
  const one = await filed()
  const bindings = withoutBucket(['get'])
  const { who, form } = await atCase(one, bindings)
  await send(who, { ...form, text: '' }, [scan])
  const [path = ''] = /\/complaints\/case\/files\/[0-9a-f-]{36}/.exec((await who.open(CASE)).html) ?? []
  const answer = await who.get(path)
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '60'])
  bindings.repair()
  expect((await who.get(path)).status).toBe(200)
})

test('a text that outlived its session comes back with the files that had arrived', async () => {
  const one = await filed()
  const { who, form } = await atCase(one)
  await send(who, { ...form, text: 'See here.' }, [photo, notes])
  who.cookies.clear()
  const door = await read(await send(who, { ...form, text: 'See here.' }, []))
  expect([door.status, door.fields['text']]).toEqual([403, 'See here.'])
  const opened = await read(
    await who.post('/en/complaints/track/', { ...door.fields, number: one.caseNumber, code: one.accessCode }),
  )
  expect(opened.words).toMatch(/go with your message 破损\.jpg/)
  const { token = '', text = '' } = opened.fields
  expect((await send(who, { ...form, token, text }, [])).status).toBe(303)
  expect(await messages(one)).toEqual([{ text: 'See here.', files: ['破损.jpg'] }])
})

test('files that came with a note among staff are no part of the history', async () => {
  const one = await filed()
  const { who, form } = await atCase(one)
  await send(who, { ...form, text: '' }, [scan])
  await step(one.caseNumber, { step: 'note' }, handler, NOW, { text: 'Between us.' })
  await env.DB.prepare('update files set version = 3 where number = ?').bind(one.caseNumber).run()
  expect((await who.open(CASE)).html).not.toMatch(/invoice\.pdf|case\/files\//)
})

test('names that would break a page or a header do neither', async () => {
  const one = await filed()
  const { who, form } = await atCase(one)
  const name = '<img src=x onerror=alert(1)>\u202egpj.%22𠮷%0D%0A;filename=x.jpg'
  await send(who, { ...form, text: '' }, [{ ...photo, name }, notes])
  const page = await read(await send(who, { ...form, text: '' }, [{ ...notes, name: "<b>'%22&.txt" }]))
  expect(page.html).not.toMatch(/<img src=x|<b>/)
  expect(page.words).toContain(`“<b>'"&.txt”:`)
  expect(page.words).toContain('<img src=x onerror=alert(1)> gpj."𠮷 ;filename=x.jpg')
})
