import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { read, track, type Visitor, visitor, written } from '../browser.ts'
import { authorized, jpeg, multipart, multipartType, type Part, pdf } from '../files/samples.ts'
import { caller, DAY, filed, MINUTE, NOW, ORIGIN, runClock } from '../support.ts'

const NEW = '/en/complaints/new/'
const CASE = '/en/complaints/case/'
const photo = { field: 'file', name: 'a.jpg', content: jpeg('a') }

function send(who: Visitor, path: string, fields: Record<string, string>, files: Part[]) {
  const text = Object.entries(fields).map(([field, content]) => ({ field, content }))
  return who.send('POST', path, { Origin: ORIGIN, ...multipartType }, multipart([...text, ...files]))
}

const count = (table: 'files' | 'reservations') =>
  env.DB.prepare(`select count(*) as n from ${table}`).first<number>('n')
const objects = async () => (await env.FILES.list({ prefix: 'files/' })).objects.length
const held = async () => [await count('files'), await count('reservations'), await objects()]

test.each<[string, (token: string) => string]>([
  ['no token', () => ''],
  ['a token that was tampered with', (token) => `${token.slice(0, -2)}xx`],
  ['a token of another form', (token) => token.replace(/\.[^.]*$/, '.AAAA')],
])('with %s nothing is staged, and the page comes back with a fresh one and the text', async (_, other) => {
  const who = visitor()
  const { fields } = await who.open(NEW)
  const before = await held()
  const sent = { ...fields, ...written, token: other(fields['token'] ?? '') }
  const page = await read(await send(who, NEW, sent, [photo]))
  expect([page.status, page.fields]).toEqual([422, expect.objectContaining(written)])
  expect(page.words).toContain('choose your files once more')
  expect(await held()).toEqual(before)
  who.clock.now += MINUTE
  const again = await read(await send(who, NEW, page.fields, [photo]))
  expect([again.status, again.title]).toEqual([200, expect.stringMatching(/^Check/)])
  expect((await held())[0]).toBe((before[0] ?? 0) + 1)
})

test('a form that was open for more than a day stages nothing, and says what became of its files', async () => {
  const who = visitor()
  const { fields } = await who.open(NEW)
  const first = await read(await send(who, NEW, { ...fields, ...written }, [photo]))
  expect(first.fields['files']).not.toBe('')
  who.clock.now += DAY + MINUTE
  const before = await held()
  const late = await read(await who.post(NEW, { ...first.fields, step: 'send' }))
  expect([late.status, late.words.includes('choose your files once more'), late.fields['files']]).toEqual([
    422,
    true,
    '',
  ])
  const without = await read(await who.post(NEW, { ...fields, ...written }))
  expect([without.status, without.words.includes('Everything is still here')]).toEqual([422, true])
  expect(await held()).toEqual(before)
})

test('sendings with files have a limit of their own, and the text of the one too many comes back', async () => {
  const who = visitor()
  const { fields } = await who.open(NEW)
  const sent = { ...fields, ...written }
  for (let i = 0; i < 20; i++) expect((await send(who, NEW, sent, [photo])).status).toBe(200)
  const before = await held()
  const over = await send(who, NEW, sent, [{ ...photo, content: jpeg('b') }])
  expect([over.status, over.headers.get('Retry-After')]).toEqual([429, '60'])
  expect((await read(over)).fields).toMatchObject(written)
  expect(await held()).toEqual(before)
  // What has no files is not held up.
  expect((await who.post(NEW, sent)).status).toBe(200)
})

test('so have those to a case, by page and by API', async () => {
  const [one, other] = [await filed(), await filed()]
  const who = visitor()
  await track(who, one)
  for (let i = 0; i < 20; i++) {
    const { fields } = await read(await who.get(CASE))
    const bad = { field: 'file', name: 'a.exe', content: 'MZ' }
    expect((await send(who, CASE, { ...fields, action: 'message', text: 'Look.' }, [bad])).status).toBe(422)
  }
  const { fields } = await read(await who.get(CASE))
  const over = await send(who, CASE, { ...fields, action: 'message', text: 'Look.' }, [photo])
  expect([over.status, (await read(over)).fields['text']]).toEqual([429, 'Look.'])

  const program = caller()
  const path = `/api/complaints/${other.caseNumber}/files`
  const body = () =>
    multipart([
      { name: 'a.pdf', content: pdf('a') },
      { name: 'b.exe', content: 'MZ' },
    ])
  for (let i = 0; i < 20; i++)
    expect(
      (await program.send('POST', path, { ...authorized(other), ...multipartType }, body())).status,
    ).toBe(422)
  const last = await program.send('POST', path, { ...authorized(other), ...multipartType }, body())
  expect([last.status, last.headers.get('Retry-After')]).toEqual([429, '60'])
})

test('one run clears as many files as a dozen sources can stage until the next, and keeps statements for others', async () => {
  // Twenty sendings a minute of five files each.
  const brought = 12 * 5 * 20 * 5
  const over = NOW - 3 * DAY
  await env.DB.prepare(
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < ?1)
     insert into files (id, number, version, staged_for, position, size, sealed, stored_at, expires_at)
     select 'flood-' || i, 'MJ-0000-0000', null, 'flood', 0, 1, 'AA', ?2, ?2 from n`,
  )
    .bind(brought, over)
    .run()
  const last = ['flood-1', 'flood-1001', `flood-${brought}`]
  for (const id of last) await env.FILES.put(`files/${id}`, 'x')
  const calls: number[] = []
  const bucket = new Proxy(env.FILES, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...given: unknown[]) => {
        if (name === 'delete' && Array.isArray(given[0])) calls.push(given[0].length)
        return Reflect.apply(member, target, given)
      }
    },
  })
  const runs = await runClock(over, { ...(env as Env), FILES: bucket }, ['five'])
  expect(runs['files']).toEqual({ done: brought, failed: 0 })
  expect([runs['leftovers']?.failed, runs['survey-keys']?.failed, runs['keys']?.failed]).toEqual([0, 0, 0])
  // R2 takes a thousand a call.
  expect(Math.max(...calls)).toBe(1000)
  expect(await env.DB.prepare("select count(*) as n from files where staged_for = 'flood'").first('n')).toBe(
    0,
  )
  for (const id of last) expect(await env.FILES.head(`files/${id}`)).toBeNull()
})
