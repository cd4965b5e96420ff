import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { read, type Visitor, visitor, written } from '../browser.ts'
import { jpeg, multipart, multipartType, type Part, pdf, picture, sha256 } from '../files/samples.ts'
import { DAY, MINUTE, ORIGIN, settle, stored } from '../support.ts'

const NEW = '/en/complaints/new/'
const CASE = '/en/complaints/case/'
const NUMBER = /MJ-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/

/** The form as a browser sends it: text first, then the files. */
function send(who: Visitor, fields: Record<string, string>, files: Part[]) {
  const text = Object.entries(fields).map(([field, content]) => ({ field, content }))
  const chosen = files.length > 0 ? files : [{ name: '', content: '' }]
  const body = multipart([...text, ...chosen.map((file) => ({ field: 'file', ...file }))])
  return who.send('POST', NEW, { Origin: ORIGIN, ...multipartType }, body)
}
const photo = { name: '破损 <1>.jpg', content: jpeg('Lindenstraße 4') }
const scan = { name: 'invoice.pdf', content: pdf('an invoice') }

/** Fills the form with files and comes to the check page. */
async function checked(files: Part[], who = visitor(), changes: Record<string, string> = {}) {
  const { fields } = await who.open(NEW)
  const sent: Record<string, string> = { ...fields, ...written, ...changes }
  return { who, sent, page: await read(await send(who, sent, files)) }
}
const ids = ({ fields }: { fields: Record<string, string> }) =>
  (fields['files'] ?? '').split(' ').filter(Boolean)
const rows = async (id: string) =>
  env.DB.prepare('select * from files where id = ?')
    .bind(id)
    .first<{ version: number | null; number: string }>()
const lies = async (id: string) => (await env.FILES.head(`files/${id}`)) !== null

async function numberOf(who: Visitor, answer: Response) {
  const receipt = await who.open(answer.headers.get('Location') ?? '')
  return NUMBER.exec(receipt.words)?.[0] ?? ''
}

test('files stand on the check page with name, type, size and hash, and go with the case that is filed', async () => {
  const { who, page } = await checked([photo, scan])
  expect(page.status).toBe(200)
  expect(page.words).toMatch(/破损 <1>\.jpg JPG, 0\.\d KB/)
  expect(page.words).toContain(`SHA-256 ${await sha256(scan.content)}`)
  expect(ids(page)).toHaveLength(2)
  const number = await numberOf(who, await who.post(NEW, { ...page.fields, step: 'send' }))
  const { events, files } = await stored(number)
  expect(events.map(({ type, version }) => [type, version])).toEqual([['filed', 1]])
  expect(files.map(({ id, version }) => [id, version])).toEqual(ids(page).map((id) => [id, 1]))
  const receipt = await who.open('/en/complaints/receipt/')
  await who.post('/en/complaints/receipt/', { ...receipt.fields, saved: 'yes' })
  expect((await who.get(CASE)).status).toBe(200)
})

test('a form without files reserves nothing, whether its field was left empty or is not there', async () => {
  const count = () => env.DB.prepare('select count(*) as n from reservations').first('n')
  const before = await count()
  const { who, page } = await checked([])
  expect([page.status, ids(page)]).toEqual([200, []])
  expect((await who.post(NEW, { ...page.fields, step: 'send' })).status).toBe(303)
  expect(await count()).toBe(before)
})

test('a form that comes back keeps its files, and lists them', async () => {
  const { who, sent, page } = await checked([photo], visitor(), { story: 'short' })
  expect([page.status, page.links]).toEqual([422, ['story']])
  expect(page.words).toContain('破损 <1>.jpg')
  expect(page.html).toMatch(/<details[^>]*data-slot="fold-papers"[^>]*open/)
  const again = await read(await send(who, { ...page.fields, story: sent['impact'] + written.story }, [scan]))
  expect([again.status, ids(again).length]).toEqual([200, 2])
  expect(ids(again)[0]).toBe(ids(page)[0])
})

test('a doubled sending of the form, and its reload, keep each file once', async () => {
  const who = visitor()
  const { fields } = await who.open(NEW)
  const sent = { ...fields, ...written }
  const both = await Promise.all([send(who, sent, [photo]), send(who, sent, [photo])])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  const page = await read(await send(who, sent, [photo, { ...photo, name: 'again.jpg' }]))
  expect(ids(page)).toHaveLength(1)
})

test('a doubled click on the check page adopts the files once, and both land on one receipt', async () => {
  const { who, sent, page } = await checked([photo, scan])
  const click = () => who.post(NEW, { ...page.fields, step: 'send' })
  const answers = await Promise.all([click(), click()])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  const [number] = await Promise.all(answers.map((answer) => numberOf(who, answer)))
  expect((await stored(number ?? '')).files).toHaveLength(2)
  expect((await click()).headers.get('Location')).toBe('/en/complaints/receipt/')
  // A reload of the check page sends the form once more, files and all.
  expect((await send(who, sent, [photo, scan])).headers.get('Location')).toBe('/en/complaints/receipt/')
  const other = await read(await send(who, sent, [photo]))
  expect([other.status, other.words.includes(`became case ${number}`)]).toEqual([422, true])
  expect(other.fields['files']).toBe('')
})

test('a file can be taken back on either page, and is gone at once', async () => {
  const { who, page } = await checked([photo, scan])
  const [first = '', second = ''] = ids(page)
  const less = await read(await who.post(NEW, { ...page.fields, remove: first }))
  expect([less.status, less.title, ids(less)]).toEqual([200, expect.stringMatching(/^Check/), [second]])
  expect([await rows(first), await lies(first)]).toEqual([null, false])
  const form = await read(await who.post(NEW, { ...less.fields, change: 'file' }))
  const { page: _, ...fields } = form.fields
  const none = await read(await send(who, { ...fields, remove: second }, []))
  expect([none.status, none.title, ids(none)]).toEqual([200, expect.stringMatching(/^File a/), []])
  expect(await lies(second)).toBe(false)
})

test('nobody takes back a file of another form', async () => {
  const { page } = await checked([photo])
  const other = await checked([scan])
  await other.who.post(NEW, { ...other.page.fields, remove: ids(page)[0] ?? '' })
  expect(await lies(ids(page)[0] ?? '')).toBe(true)
})

test.each<[string, Part, number, RegExp]>([
  ['of another kind', { name: 'run.exe', content: 'MZ not a picture' }, 422, /“run.exe”: .*JPEG, PNG, WebP/],
  ['that is empty', { name: 'empty.jpg', content: '' }, 422, /“empty.jpg”: The file is empty/],
  [
    'that is too large',
    { name: 'large.jpg', content: new Uint8Array(10 * 1024 * 1024 + 1) },
    413,
    /File 2: The file is larger than 10 MB.*was not read/,
  ],
])(
  'a file %s is refused with the reason, and the others and the text stay',
  async (_, bad, status, reason) => {
    const { sent, page } = await checked([photo, bad])
    expect([page.status, page.links]).toEqual([status, ['file']])
    expect(page.words).toMatch(reason)
    expect(page.fields).toMatchObject({ ...written, token: sent['token'] })
    expect(ids(page)).toHaveLength(1)
  },
)

test('five files go with a complaint, however often the form was sent', async () => {
  const photos = (from: number) => [0, 1, 2].map((i) => ({ name: 'p.jpg', content: jpeg(`${from + i}`) }))
  const { who, page } = await checked(photos(0))
  const form = await read(await who.post(NEW, { ...page.fields, change: 'file' }))
  const back = await read(await send(who, form.fields, photos(3)))
  expect([back.status, ids(back).length, back.links]).toEqual([422, 5, ['file']])
})

test('two forms open at once keep their files apart', async () => {
  const who = visitor()
  const [one, two] = [await checked([photo], who), await checked([photo], who)]
  expect(ids(one.page)).not.toEqual(ids(two.page))
  const number = await numberOf(who, await who.post(NEW, { ...one.page.fields, step: 'send' }))
  expect((await rows(ids(one.page)[0] ?? ''))?.number).toBe(number)
  expect((await rows(ids(two.page)[0] ?? ''))?.version).toBeNull()
})

test('a file that is no longer kept is missed before anything is filed', async () => {
  const { who, page } = await checked([photo, scan])
  await who.post(NEW, { ...page.fields, remove: ids(page)[0] ?? '' })
  const back = await read(await who.post(NEW, { ...page.fields, step: 'send' }))
  expect([back.status, back.words.includes('no longer kept')]).toEqual([422, true])
  expect(ids(back)).toEqual([ids(page)[1]])
  expect((await who.post(NEW, { ...back.fields, step: 'send' })).status).toBe(303)
})

test('what is never filed is gone within a day, and what was filed stays', async () => {
  const left = await checked([photo])
  const kept = await checked([scan])
  const number = await numberOf(kept.who, await kept.who.post(NEW, { ...kept.page.fields, step: 'send' }))
  const later = left.who.clock.now + DAY + MINUTE
  await settle(later)
  const [gone = ''] = ids(left.page)
  expect([await rows(gone), await lies(gone)]).toEqual([null, false])
  expect((await stored(number)).files).toHaveLength(1)
  expect(await lies(ids(kept.page)[0] ?? '')).toBe(true)
  const reserved = env.DB.prepare('select count(*) as n from reservations where expires_at <= ?').bind(later)
  expect(await reserved.first('n')).toBe(0)
})

test('what lies in storage is no picture, and no name stands beside it', async () => {
  const { page } = await checked([{ name: 'quokka.jpg', content: picture }])
  const [id = ''] = ids(page)
  const bytes = new Uint8Array(
    await ((await env.FILES.get(`files/${id}`))?.arrayBuffer() ?? new ArrayBuffer()),
  )
  expect(bytes.length).toBeGreaterThan(picture.length)
  expect([...bytes.slice(0, 2)]).not.toEqual([...picture.slice(0, 2)])
  expect(JSON.stringify(await rows(id))).not.toContain('quokka')
})
