import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Cause } from '#contract/causes'
import { items } from '../../../functions/content.ts'
import * as store from '../../../functions/desk/causes/store.ts'
import { overlaid } from '../../../functions/http/database.ts'
import { read, track, visitor } from '../browser.ts'
import { caller, HOUR, handler, NOW, problemOf, step, stored } from '../support.ts'
import { agreed, at, contested, investigating } from './situations.ts'
import { colleague, deskCase, press, program, stepForm } from './staff.ts'

const [item = { id: '', title: { en: '', 'zh-CN': '' } }] = items
const owed = async (number: string) => (await stored(number)).complaint.facts.causeOwed

test('a closed case asks for its cause until somebody names it, with the item that will stop it', async () => {
  const { caseNumber } = await agreed()
  const who = colleague('handler', at)
  const waiting = await who.open('/en/desk/?view=causes')
  expect(waiting.html).toContain(`cases/${caseNumber}/`)
  expect(waiting.words).toMatch(/closed .* ago/)
  const page = await who.open(deskCase(caseNumber))
  expect(page.words).toContain('The cause of this complaint is not named yet.')

  const form = stepForm(page, 'name-cause', {
    text: 'The gauge was worn.',
    cause: 'equipment',
    item: item.id,
  })
  expect((await press(who, caseNumber, form)).status).toBe(303)
  const { complaint, events } = await stored(caseNumber)
  expect(complaint.facts).toMatchObject({ cause: 'equipment', item: item.id })
  expect(complaint.facts.causeOwed).toBeUndefined()
  expect(events.at(-1)?.facts).toMatchObject({ cause: 'equipment', item: item.id })
  const after = await who.open(deskCase(caseNumber))
  expect(after.words).not.toContain('is not named yet')
  expect(after.words).toContain('Equipment or systems')
  expect(after.html).toContain(`href="/en/remediation/${item.id.replace('/', '/#')}"`)
  expect(after.words).toContain(`It will be stopped by: ${item.title.en}.`)
  expect((await who.open('/en/desk/?view=causes')).html).not.toContain(`cases/${caseNumber}/`)

  for (const place of ['cause=equipment', `item=${encodeURIComponent(item.id)}`]) {
    const listed = await who.open(`/en/desk/causes/?${place}`)
    expect(listed.html).toContain(`cases/${caseNumber}/`)
    expect(listed.html).toMatch(/aria-current="true">[^<]*<span class="count">[1-9]/)
  }
})

test('an item that was taken back, or never was, is refused with the text kept', async () => {
  const { caseNumber } = await agreed()
  const who = colleague('handler', at)
  const page = await who.open(deskCase(caseNumber))
  const typed = { text: 'A cause.', cause: 'process', item: 'programme/taken-back' }
  const answer = await press(who, caseNumber, stepForm(page, 'name-cause', typed))
  const back = await read(answer)
  expect([answer.status, back.links]).toEqual([422, ['item-name-cause']])
  expect(back.fields['text-name-cause']).toBe('A cause.')
  expect(await owed(caseNumber)).toBe(true)
})

/** Words that no customer may ever read. */
const ROOT = 'Nobody compared the manual with the process card.'

test('the final answer names the cause in the same form, and only colleagues read it', async () => {
  const one = await contested()
  const { caseNumber } = one
  const who = colleague('executive', at)
  const page = await who.open(deskCase(caseNumber))
  const typed = { text: 'We stay with our finding.', outcome: 'partly-upheld', cause: 'information' }
  const form = stepForm(page, 'final', { ...typed, item: item.id, rootCause: ROOT })
  const check = await read(await who.post(deskCase(caseNumber), form))
  expect(check.words).toContain('The customer never sees this part.')
  expect(check.words).toContain(
    `What we said was missing, unclear or wrong · It will be stopped by: ${item.title.en}.`,
  )
  expect(check.words).toContain(ROOT)
  const [, reads = ''] = /class="reads"([\s\S]*?)<\/section>/.exec(check.html) ?? []
  expect(reads).toContain(typed.text)
  expect(reads).not.toMatch(new RegExp(`${ROOT}|stopped by|missing, unclear`))

  expect((await press(who, caseNumber, form)).status).toBe(303)
  const { complaint, events } = await stored(caseNumber)
  expect(complaint.facts).toMatchObject({ basis: 'final', cause: 'information', item: item.id })
  expect(complaint.facts.causeOwed).toBeUndefined()
  expect(events.at(-1)).toMatchObject({ type: 'final', facts: { cause: 'information', item: item.id } })
  expect((await who.open('/en/desk/?view=causes')).html).not.toContain(`cases/${caseNumber}/`)
  expect((await who.open('/en/desk/causes/?cause=information')).html).toContain(`cases/${caseNumber}/`)
  for (const path of [deskCase(caseNumber), `${deskCase(caseNumber)}file/`]) {
    expect((await who.open(path)).html).toMatch(new RegExp(`class="internal"[\\s\\S]{0,200}${ROOT}`))
  }
  const last = (await (await program('executive', at)).open(caseNumber)).events.at(-1)
  expect(last).toMatchObject({ type: 'final', rootCause: ROOT, facts: { cause: 'information' } })
  const outside = await program('assessor', at)
  expect((await outside.open(caseNumber)).events.at(-1)).not.toHaveProperty('rootCause')

  const customer = visitor({ at })
  await track(customer, one)
  const code = { Authorization: `Bearer ${one.accessCode}` }
  const told = [
    JSON.stringify(await caller({ at }).look(one)),
    await (await caller({ at }).send('GET', `/api/complaints/${caseNumber}/export`, code)).text(),
    (await customer.open('/en/complaints/case/')).words,
    (await customer.open('/en/complaints/case/export/')).words,
  ]
  for (const words of told) {
    expect(words).toContain(typed.text)
    expect(words).not.toMatch(new RegExp(`${ROOT}|cause|missing, unclear|stopped by`, 'i'))
  }
})

test.each([
  ['cause', 'final'],
  ['rootCause', 'final'],
])('by API the final answer is not taken without %s', async (name, action) => {
  const { caseNumber } = await contested()
  const who = await program('executive', at)
  const { version } = await who.open(caseNumber)
  const whole = { action, version, text: 'No.', outcome: 'not-upheld', cause: 'outside', rootCause: ROOT }
  const answer = await who.act(
    caseNumber,
    Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name)),
  )
  expect(answer.status).toBe(422)
  expect((await problemOf(answer)).errors).toEqual([{ pointer: `/${name}`, code: `${name}.missing` }])
  expect((await who.act(caseNumber, whole)).status).toBe(200)
})

test.each(['refer', 'duplicate'])(
  'whoever closes by %s may name a cause, whole or not at all',
  async (action) => {
    const { caseNumber } = await investigating()
    const who = await program('handler', at)
    const { version } = await who.open(caseNumber)
    const step = { action, version, text: 'Your carrier answers for this.' }
    const other = action === 'duplicate' ? { other: (await investigating()).caseNumber } : {}
    for (const [brought, pointer] of [
      [{ cause: 'outside' }, '/rootCause'],
      [{ rootCause: ROOT }, '/cause'],
      [{ item: item.id }, '/cause'],
      [{ cause: 'outside', rootCause: ROOT, item: 'programme/taken-back' }, '/item'],
    ] as const) {
      const answer = await who.act(caseNumber, { ...step, ...other, ...brought })
      expect((await problemOf(answer)).errors?.map((one) => one.pointer)).toEqual([pointer])
    }
    expect((await who.act(caseNumber, { ...step, ...other, cause: 'outside', rootCause: ROOT })).status).toBe(
      200,
    )
    const { facts } = (await stored(caseNumber)).complaint
    expect([facts.state, facts.cause, facts.causeOwed]).toEqual(['closed', 'outside', undefined])
  },
)

test('a withdrawn, referred or joined case owes no cause, and neither does one whose erasure was asked for', async () => {
  const one = await agreed()
  expect(await owed(one.caseNumber)).toBe(true)
  const code = { Authorization: `Bearer ${one.accessCode}` }
  await caller({ at }).send('POST', `/api/complaints/${one.caseNumber}/erasure`, code)
  expect(await owed(one.caseNumber)).toBeUndefined()
})

test('a drill is listed under its cause, and does not count', async () => {
  const { caseNumber } = await agreed()
  await env.DB.prepare(`update complaints set kind = 'drill' where number = ?`).bind(caseNumber).run()
  const named = { step: 'name-cause', cause: 'agreement', item: item.id } as const
  await step(caseNumber, named, handler, at, { text: 'Played.' })
  const { byCause, rows } = await store.causes(drizzle(env.DB), { cause: 'agreement' })
  expect(rows.map(({ number }) => number)).toEqual([caseNumber])
  expect(byCause.find(({ value }) => value === 'agreement')).toEqual({ value: 'agreement', count: 0 })
})

test('what the customer sees and exports says nothing of it', async () => {
  const one = await agreed()
  const named = { step: 'name-cause', cause: 'not-followed', item: item.id } as const
  await step(one.caseNumber, named, handler, at, { text: 'Nobody looked.' })
  const who = caller({ at: at + HOUR })
  const code = { Authorization: `Bearer ${one.accessCode}` }
  const told = [
    JSON.stringify(await who.look(one)),
    await (await who.send('GET', `/api/complaints/${one.caseNumber}/export`, code)).text(),
  ]
  for (const text of told) expect(text).not.toMatch(/not-followed|Nobody looked|cause/)
})

const MANY = 5000
beforeAll(async () => {
  const { caseNumber } = await agreed()
  await env.DB.prepare(`with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ${MANY})
    insert into complaints select printf('MJ-CAUS-%04d', i), 'caus' || i, code_generation, kind, language, on_behalf,
      notice_version, json_set(json_remove(facts, '$.causeOwed'), '$.cause', case when i % 10 = 0 then 'supplier' else 'capacity' end,
        '$.item', ?2, '$.closedAt', ${NOW} + (i / 30) * 1000), version, null, null, salt, key_version, null, 0
    from complaints, n where number = ?1`)
    .bind(caseNumber, item.id)
    .run()
})
afterAll(() => env.DB.exec("delete from complaints where code_hash like 'caus%'"))

test.each([{}, { cause: 'supplier' }, { cause: 'capacity' }, { item: item.id }] as const)(
  'with thousands of cases, %j reads a bounded number of rows',
  async (asked) => {
    const rows: number[] = []
    const batch = async (statements: D1PreparedStatement[]) => {
      const results = await env.DB.batch<never>(statements)
      rows.push(results.reduce((sum, { meta }) => sum + meta.rows_read, 0))
      return results
    }
    const found = await store.causes(drizzle(overlaid(env.DB, { batch })), asked)
    expect(rows).toHaveLength(1)
    // A hundred for each count and one for asking, and those of the page.
    const most = 101 * (Cause.options.length + items.length + 1) + 2 * store.PAGE
    expect(rows[0]).toBeLessThanOrEqual(most)
    expect(rows[0]).toBeLessThan(MANY)
    expect(found.rows.length).toBeLessThanOrEqual(store.PAGE)
  },
)

test('the cases of a cause come newest closing first, and paging loses and doubles none', async () => {
  const seen: string[] = []
  let after: string | undefined
  do {
    const { rows, more }: Awaited<ReturnType<typeof store.causes>> = await store.causes(drizzle(env.DB), {
      cause: 'supplier',
      after,
    })
    seen.push(...rows.map(({ number }) => number))
    after = more
  } while (after)
  const { results } = await env.DB.prepare(
    `select number from complaints where facts ->> '$.cause' = 'supplier'
     order by facts ->> '$.closedAt' desc, number desc`,
  ).all<{ number: string }>()
  expect(seen).toEqual(results.map(({ number }) => number))
  expect(seen.length).toBeGreaterThan(store.PAGE)
})
