import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { read } from '../browser.ts'
import { counting } from '../jobs/counted.ts'
import { filed, MINUTE, NOW } from '../support.ts'
import { type Colleague, colleague, deskCase } from './staff.ts'

const FIND = '/en/desk/find/'
const unique = () => crypto.randomUUID().slice(0, 8)

async function find(who: Colleague, what: string, headers: Record<string, string> = {}) {
  const { fields } = await who.open(FIND)
  return who.post(FIND, { ...fields, what }, headers)
}
const found = async (what: string, who = colleague('handler')) => read(await find(who, what))

test('a case number leads to its case, however it is typed', async () => {
  const { caseNumber } = await filed()
  const letters = caseNumber.slice(3)
  for (const typed of [
    caseNumber,
    ` ${letters.toLowerCase()} `,
    letters.replace('-', ''),
    caseNumber.replaceAll('-', ' '),
  ]) {
    const answer = await find(colleague('handler'), typed)
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, deskCase(caseNumber)])
  }
})

describe('a case is found', () => {
  const digits = () => String(Math.floor(Math.random() * 1e8)).padStart(8, '0')
  test('by its e-mail address, in any case of letters', async () => {
    const email = `${unique()}@Customer.Test`
    const { caseNumber } = await filed({ email })
    const page = await found(` ${email.toUpperCase()}`)
    expect(page.words).toContain(caseNumber)
    expect(page.words).toContain('Looked for as an e-mail address.')
  })
  test('by its telephone number, with the code of the country or without', async () => {
    const local = digits()
    const { caseNumber } = await filed({ phone: `+86 21 ${local}` })
    for (const typed of [`+86 21-${local}`, `021 ${local}`, `(21) ${local}`, `008621${local}`])
      expect((await found(typed)).words).toContain(caseNumber)
    const other = await filed({ phone: `021-${local}` })
    expect((await found(`+86 21 ${local}`)).words).toContain(other.caseNumber)
  })
  test('by its order, and a number of digits may be either', async () => {
    // Nine digits: one in 32 of those with eight would be a case number too.
    const [order, plain] = [unique(), `9${digits()}`]
    const one = await filed({ reference: `PO ${order.slice(0, 4)}-${order.slice(4)}` })
    expect((await found(`po${order}`)).words).toContain(one.caseNumber)
    const [by, called] = [await filed({ reference: plain }), await filed({ phone: plain })]
    const page = await found(plain)
    expect(page.words).toContain(by.caseNumber)
    expect(page.words).toContain(called.caseNumber)
    expect(page.words).toMatch(/Looked for as a telephone number or an order/)
  })
  test('by digits that would be right as a case number too, which is said', async () => {
    const { caseNumber } = await filed({ reference: '0000-0000' })
    const page = await found('00000000')
    expect(page.words).toContain(caseNumber)
    expect(page.words).toContain('Looked for as a case number, a telephone number, or an order')
  })
  test('under a key of the ring that is no longer the current one', async () => {
    const email = `${unique()}@customer.test`
    const { caseNumber } = await filed({ email })
    const { current, keys } = JSON.parse(env.KEYS)
    const ring = { current: 9, keys: { ...keys, [current]: keys[current], 9: btoa('x'.repeat(32)) } }
    const who = colleague('handler', NOW, { ...(env as Env), KEYS: JSON.stringify(ring) })
    expect((await found(email, who)).words).toContain(caseNumber)
  })
})

test('what is not found says in which ways it was looked for, and echoes nothing into an address', async () => {
  const who = colleague('handler')
  const answer = await find(who, 'nobody@nowhere.test')
  expect([answer.status, answer.headers.get('Location')]).toEqual([200, null])
  const page = await read(answer)
  expect(page.words).toContain('Nothing was found Looked for as an e-mail address.')
  expect(page.fields['what']).toBe('nobody@nowhere.test')
  expect(page.html).not.toMatch(/(href|action)="[^"]*nowhere/)
})

test('a number with one wrong letter is told apart from an order', async () => {
  const { caseNumber } = await filed()
  const wrong = `${caseNumber.slice(0, -1)}${caseNumber.endsWith('7') ? '8' : '7'}`
  expect((await found(wrong)).words).toContain('one letter or digit of it is wrong')
  expect((await found('MJ 4711')).words).not.toContain('one letter or digit of it is wrong')
})

test('the newest twenty stand first, whatever else bears the same address, and cost no more for it', async () => {
  const email = `${unique()}@customer.test`
  const numbers: string[] = []
  for (let i = 0; i < 23; i++) numbers.push((await filed({ email }, NOW + i * MINUTE)).caseNumber)
  const page = await found(email)
  const shown = [...page.html.matchAll(/cases\/(MJ-[0-9A-Z-]{9})\//g)].map(([, number]) => number)
  expect(shown).toEqual(numbers.toReversed().slice(0, 20))
  expect(page.words).toContain('There are more')
  // Five times as many rows under the same hash are no more to read.
  const { counts, bindings } = counting()
  const spent = async () => {
    const who = colleague('handler', NOW, bindings)
    const { fields } = await who.open(FIND)
    Object.assign(counts, { statements: 0, read: 0, written: 0 })
    await who.post(FIND, { ...fields, what: email })
    return { ...counts }
  }
  const before = await spent()
  await env.DB.prepare(
    `insert into case_hashes with recursive n(i) as (select 1 union all select i + 1 from n where i < 100)
      select 'MJ-old-' || i, kind, hash, key_version from case_hashes, n where number = ? and kind = 'email'`,
  )
    .bind(numbers[0] ?? '')
    .run()
  expect((await spent()).read).toBeLessThanOrEqual(before.read)
  expect(before.statements).toBe(2)
})

test('that somebody looked stands in the record with the kind, never what was typed; who leads reads it', async () => {
  const email = `${unique()}@customer.test`
  await find(colleague('executive'), email)
  const rows = (await env.DB.prepare("select * from audit where act like 'find-%' order by id desc").all())
    .results
  expect(rows[0]).toMatchObject({ staff: 'executive', act: 'find-email', number: null })
  expect(JSON.stringify(rows)).not.toContain(email)
  const page = await colleague('supervisor').open(FIND)
  expect(page.words).toContain('The executive, executive looked for an e-mail address')
  expect((await colleague('handler').open(FIND)).words).not.toContain('looked for')
})

test('an ended session asks once more with what was typed, and a token from elsewhere finds nothing', async () => {
  const who = colleague('handler')
  const { headFields: fields } = await who.open('/en/desk/')
  who.clock.now += 31 * MINUTE
  const { caseNumber } = await filed()
  const back = await read(await who.post(FIND, { ...fields, what: caseNumber }))
  expect([back.status, back.fields['what']]).toEqual([403, caseNumber])
  expect((await who.post(FIND, back.fields)).status).toBe(303)
  expect((await who.post(FIND, { what: caseNumber })).status).toBe(403)
})

test('the box stands on every page of the desk, and not for roles that do not answer', async () => {
  const { caseNumber } = await filed()
  for (const path of ['/en/desk/', deskCase(caseNumber), '/en/desk/you/', '/en/desk/intake/']) {
    const who = colleague('handler')
    const { headFields } = await who.open(path)
    expect((await who.post(FIND, { ...headFields, what: caseNumber })).status).toBe(303)
  }
  expect((await colleague('assessor').open('/en/desk/')).html).not.toContain('action="/en/desk/find/"')
})
