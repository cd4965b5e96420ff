import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { fileByForm, read, sendForm, visitor, written } from '../browser.ts'
import { DAY, MINUTE, NOW, ORIGIN } from '../support.ts'

const NEW = '/complaints/new/'
const RECEIPT = '/complaints/receipt/'
const SECRET = /[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){4}/
const NUMBER = /MJ-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/
const numberOn = ({ words }: { words: string }) => NUMBER.exec(words)?.[0]
const cases = async () =>
  (await env.DB.prepare('select count(*) as n from complaints').first<{ n: number }>())?.n

test('the form is empty, carries a token and sets no cookie', async () => {
  const answer = await visitor().get(NEW)
  expect([answer.status, answer.headers.get('Set-Cookie')]).toEqual([200, null])
  expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
  const { fields, html } = await read(answer)
  expect(fields['token']).toMatch(/^[\w-]+\.[\w-]+=*\.[\w-]+=*$/)
  expect(fields).toMatchObject({ category: '', story: '', website: '' })
  expect(fields).not.toHaveProperty('notice')
  expect(html).not.toMatch(/data-if="(problem|errors|already)"/)
})

test.each(['', '/en'])('a filing by form under "%s/" leads to a receipt', async (prefix) => {
  const who = visitor()
  const answer = await fileByForm(who, {}, prefix)
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, `${prefix}${RECEIPT}`])
  const receipt = await who.open(`${prefix}${RECEIPT}`)
  expect(receipt.status).toBe(200)
  expect(receipt.words).toMatch(SECRET)
  expect(numberOn(receipt)).toBeDefined()
  expect(receipt.html).toContain(prefix ? '<html lang="en"' : '<html lang="zh-CN"')
  expect(await who.open(`${prefix}${RECEIPT}`)).toMatchObject({ status: 200, words: receipt.words })
})

test('a doubled click on the check page is one case, and both land on its receipt', async () => {
  const who = visitor()
  const { fields } = await who.open(NEW)
  const before = await cases()
  const page = await read(await who.post(NEW, { ...fields, ...written }))
  const send = () => who.post(NEW, { ...page.fields, step: 'send' })
  const answers = await Promise.all([send(), send()])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(await cases()).toBe((before ?? 0) + 1)
  const receipts = answers.map((answer) => {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(answer.headers.get('Set-Cookie') ?? '') ?? []
    return visitor({ cookies: new Map([[name, value]]) }).open(RECEIPT)
  })
  expect((await send()).headers.get('Location')).toBe(RECEIPT)
  const shown = [...(await Promise.all(receipts)), await who.open(RECEIPT)]
  expect(new Set(shown.map((receipt) => SECRET.exec(receipt.words)?.[0])).size).toBe(1)
})

test('the same words from a new copy of the form are the same case, other words are another', async () => {
  const who = visitor()
  await fileByForm(who)
  const before = (await cases()) ?? 0
  const number = numberOn(await who.open(RECEIPT))
  const same = await fileByForm(who)
  expect([same.status, same.headers.get('Location'), await cases()]).toEqual([303, RECEIPT, before])
  const other = await fileByForm(who, { story: 'Another story, from another form, long enough.' })
  const receipt = await who.open(other.headers.get('Location') ?? '')
  expect([numberOn(receipt) === number, await cases()]).toEqual([false, before + 1])
  expect((await fileByForm(visitor())).status).toBe(303)
  expect(await cases()).toBe(before + 2)
})

test('what is sent in under two seconds is asked for once more, and taken then', async () => {
  const who = visitor()
  const first = await read(await who.get('/en/complaints/new/'))
  who.clock.now += 1999
  const { status, words, fields } = await read(
    await who.post('/en/complaints/new/', { ...first.fields, ...written }),
  )
  expect(status).toBe(422)
  expect(words).toContain('That was very quick')
  expect(fields).toMatchObject(written)
  who.clock.now += 5000
  expect((await sendForm(who, fields, '/en')).status).toBe(303)
})

test('a filled trap brings the page back with a question, and an emptied one is taken', async () => {
  const who = visitor()
  const { status, words, fields } = await read(await fileByForm(who, { website: 'https://spam.test' }, '/en'))
  expect(status).toBe(422)
  expect(words).toContain('The field "Website" was filled in')
  expect(fields).toMatchObject({ ...written, website: 'https://spam.test' })
  expect((await sendForm(who, { ...fields, website: '' }, '/en')).status).toBe(303)
})

test('a day-old, foreign or missing token asks to send again, and that is taken', async () => {
  const who = visitor()
  const { fields } = await who.open(NEW)
  const elsewhere = await who.open('/complaints/track/')
  const filedBefore = await cases()
  for (const token of [
    '',
    'x',
    `${fields['token']}x`,
    `x${fields['token']}`,
    elsewhere.fields['token'] ?? '',
  ]) {
    const back = await read(await who.post(NEW, { ...fields, ...written, token }))
    expect(back.status).toBe(422)
    expect(back.fields).toMatchObject(written)
  }
  who.clock.now = NOW + DAY + 2 * MINUTE
  const late = await read(await who.post(NEW, { ...fields, ...written }))
  expect(late.status).toBe(422)
  expect(await cases()).toBe(filedBefore)
  who.clock.now += MINUTE
  expect((await sendForm(who, late.fields)).status).toBe(303)
})

test.each([['https://elsewhere.test'], ['null'], ['https://portal.test:8443'], ['']])(
  'a form from the origin "%s" is refused',
  async (origin) => {
    const who = visitor()
    const { fields } = await who.open(NEW)
    const answer = await who.post(NEW, { ...fields, ...written }, { Origin: origin })
    expect([answer.status, answer.headers.get('Set-Cookie')]).toEqual([403, null])
  },
)

test('a form without an origin, and one of another type, are refused', async () => {
  const who = visitor()
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' }
  expect((await who.send('POST', NEW, type, 'story=x')).status).toBe(403)
  expect((await who.send('POST', NEW, { Origin: ORIGIN, 'Content-Type': 'text/plain' }, 'x')).status).toBe(
    415,
  )
  const wrong = await who.send('PUT', NEW, { Origin: ORIGIN })
  expect([wrong.status, wrong.headers.get('Allow')]).toEqual([405, 'GET, HEAD, POST'])
})

test('checking costs one round trip to the database, and filing one to read and one to write', async () => {
  let trips = 0
  const batch = (statements: D1PreparedStatement[]) => {
    trips += 1
    return env.DB.batch(statements)
  }
  const DB = new Proxy(env.DB, {
    get: (target, name) => (name === 'batch' ? batch : Reflect.get(target, name).bind(target)),
  })
  const who = visitor({ bindings: { ...(env as Env), DB } })
  const { fields } = await who.open(NEW)
  expect(trips).toBe(0)
  const page = await read(await who.post(NEW, { ...fields, ...written }))
  expect([page.status, trips]).toEqual([200, 1])
  expect((await who.post(NEW, { ...page.fields, step: 'send' })).status).toBe(303)
  expect(trips).toBe(3)
})
