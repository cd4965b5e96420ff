import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Queue } from '../../../functions/desk/queue.ts'
import { PAGE, queued } from '../../../functions/desk/queue-store.ts'
import { overlaid } from '../../../functions/http/database.ts'
import { known } from '../../../functions/http/valid.ts'
import { filed, HOUR, NOW, step, supervisor } from '../support.ts'
import { colleague } from './staff.ts'

const MANY = 100_000
/** Every case of a lot has the same deadline, so that paging has to tell them apart by number. */
const LOT = 120

beforeAll(async () => {
  // What other files left in the queue is out of it.
  await env.DB.exec('update complaints set due_at = null')
  const { caseNumber } = await filed()
  await env.DB.prepare(`with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ${MANY})
    insert into complaints select printf('MJ-%04d-%04d', i / 10000, i % 10000), 'many' || i, code_generation, kind,
      case when i % 3 = 0 then 'en' else 'zh-CN' end, on_behalf, notice_version,
      json_set(json_patch(facts, case when i % 5 in (1, 2) then '{"warned":true}'
        when i % 5 = 4 then json_object('causeOwed', json('true'), 'visitDue', ${NOW} + i / 250, 'closedAt', ${NOW} - i / 250)
        else '{}' end), '$.state', case i % 5 when 0 then 'received' when 4 then 'closed' else 'investigating' end,
        '$.level', 1 + i % 3, '$.category', case when i % 2 = 0 then 'quality' else 'delivery' end,
        '$.severity', case when i % 7 = 0 then 'major' else 'minor' end,
        '$.customerWroteLast', json(case when i % 4 = 0 then 'true' else 'false' end)),
      version, ${NOW} + (i / ${LOT}) * 60000, null, salt, key_version, null, 0
    from complaints, n where number = ?`)
    .bind(caseNumber)
    .run()
}, 120_000)

// Other files share the database.
afterAll(() => env.DB.exec("delete from complaints where code_hash like 'many%'"))

async function ask(address: string, now = NOW) {
  const batches: number[][] = []
  const batch = async (statements: D1PreparedStatement[]) => {
    const results = await env.DB.batch<never>(statements)
    batches.push(results.map(({ meta }) => meta.rows_read))
    return results
  }
  const queue = known(Queue, Object.fromEntries(new URLSearchParams(address)))
  const found = await queued(drizzle(overlaid(env.DB, { batch })), queue, 'handler', now)
  expect(batches, 'one read a page').toHaveLength(1)
  const [walk = 0, counts = 0] = batches[0] ?? []
  return { ...found, read: { walk, counts } }
}

test.each([
  '',
  'with=me',
  'with=nobody',
  'view=late',
  'view=warned',
  'view=wrote-last',
  'view=remedies',
  'state=investigating',
  'level=2',
  'severity=major',
  'category=quality',
  'language=en',
  'state=waiting',
  'view=follow-ups',
  'view=causes',
  'view=follow-ups&with=me&level=3',
  'view=causes&state=proposed',
  'view=late&with=nobody&level=3&severity=major&category=delivery&language=en',
  'with=nobody&state=received',
  'category=quality&state=proposed',
  'view=wrote-last&language=zh-CN&level=1',
])('with 100,000 cases stored, ?%s reads a bounded number of rows', async (address) => {
  const { read, rows, counts } = await ask(address, NOW + HOUR)
  expect(rows.length).toBeLessThanOrEqual(PAGE)
  // In all, with the example's 30 filters, no page reads more than 3,600 rows.
  expect(read.walk).toBeLessThanOrEqual(600)
  expect(read.counts).toBeLessThanOrEqual(100 * Object.keys(counts).length)
})

test('the next deadline stands first, whatever is filtered', async () => {
  for (const address of ['', 'level=2', 'view=wrote-last&language=en', 'state=closed']) {
    const { rows } = await ask(address)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.map(({ dueAt }) => dueAt)).toEqual(rows.map(({ dueAt }) => dueAt).sort((a, b) => a - b))
  }
})

test('every filter gives what it says', async () => {
  const facts = async (address: string) => (await ask(address, NOW + HOUR)).rows.map((row) => row)
  for (const { facts: one } of await facts('level=2&severity=major')) {
    expect([one?.level, one?.severity]).toEqual([2, 'major'])
  }
  for (const { facts: one } of await facts('view=wrote-last')) expect(one?.customerWroteLast).toBe(true)
  for (const { facts: one, dueAt } of await facts('view=late')) {
    expect(['received', 'investigating']).toContain(one?.state)
    expect(dueAt).toBeLessThanOrEqual(NOW + HOUR)
  }
  for (const { facts: one, dueAt } of await facts('view=warned')) {
    expect(one?.warned).toBe(true)
    expect(dueAt).toBeGreaterThan(NOW + HOUR)
  }
  for (const { facts: one } of await facts('view=remedies')) expect(one?.state).toBe('closed')
})

test('paging loses none and doubles none, also where deadlines are equal', async () => {
  const seen: string[] = []
  let after: string | undefined
  for (let page = 0; page < 12; page++) {
    const { rows, more }: Awaited<ReturnType<typeof ask>> = await ask(
      `level=1${after ? `&after=${after}` : ''}`,
    )
    seen.push(...rows.map(({ number }) => number))
    after = more
  }
  const { results } = await env.DB.prepare(
    `select number from complaints where facts ->> '$.level' = 1 and due_at is not null
     order by due_at, number limit ${12 * PAGE}`,
  ).all<{ number: string }>()
  expect(seen).toEqual(results.map(({ number }) => number))
})

test.each([
  ['follow-ups', 'visitDue'],
  ['causes', 'closedAt'],
])('%s come in the order of %s, page after page, each for as little as the first', async (view, time) => {
  const seen: string[] = []
  let after: string | undefined
  for (let page = 0; page < 6; page++) {
    const found: Awaited<ReturnType<typeof ask>> = await ask(`view=${view}${after ? `&after=${after}` : ''}`)
    seen.push(...found.rows.map(({ number }) => number))
    expect(found.read.walk).toBeLessThanOrEqual(600)
    after = found.more
  }
  const { results } = await env.DB.prepare(
    `select number from complaints where facts ->> '$.${time}' is not null and code_hash like 'many%'
     and facts ->> '$.causeOwed' = 1 order by facts ->> '$.${time}', number limit ${6 * PAGE}`,
  ).all<{ number: string }>()
  expect(seen).toEqual(results.map(({ number }) => number))
})

test('where the walk ends before the page is full it says so, and goes on from there', async () => {
  const first = await ask('category=quality&state=proposed')
  expect([first.rows.length, first.isCut, first.more !== undefined]).toEqual([0, true, true])
  const next = await ask(`category=quality&state=proposed&after=${first.more}`)
  expect(next.more).not.toBe(first.more)
})

test('each filter says how many stand under it, exact to 99', async () => {
  const queue = drizzle(env.DB)
  const { counts } = await queued(queue, {}, 'handler', NOW)
  const { results } = await env.DB.prepare(
    `select count(*) filter (where facts ->> '$.state' in ('received', 'investigating') and due_at <= ?1) as late,
       count(*) filter (where facts ->> '$.state' = 'closed' and due_at <= ?1) as remedies,
       count(*) filter (where facts ->> '$.warned' = 1 and due_at > ?1) as warned,
       count(*) filter (where facts ->> '$.state' = 'waiting') as waiting
     from complaints where due_at is not null`,
  )
    .bind(NOW)
    .all<Record<string, number>>()
  const said = (sum = 0) => (sum > 99 ? '99+' : String(sum))
  const [exact = {}] = results
  expect({
    late: counts['view=late'],
    remedies: counts['view=remedies'],
    warned: counts['view=warned'],
    waiting: counts['state=waiting'],
    all: counts['all'],
  }).toEqual({
    late: said(exact['late']),
    remedies: said(exact['remedies']),
    warned: '99+',
    waiting: '0',
    all: '99+',
  })
  const { html } = await colleague('handler').open('/en/desk/?level=2')
  expect(html).toMatch(/Late <span class="count">\d/)
})

test('counts are exact to 99', async () => {
  const { caseNumber } = await filed()
  expect((await ask('')).count).toBe('99+')
  await step(caseNumber, { step: 'assign', assignee: 'somebody' }, supervisor, NOW)
  const mine = await queued(drizzle(env.DB), { with: 'me' }, 'somebody', NOW)
  expect(mine.counts['with=me']).toBe('1')
  expect([mine.count, mine.rows.map(({ number }) => number), mine.more]).toEqual([
    '1',
    [caseNumber],
    undefined,
  ])
})

test('an address that nobody could have made is read as far as it goes', async () => {
  for (const address of ['state=none', 'level=9', 'after=x', 'after=1-MJ', 'view=', 'severity=%27']) {
    const answer = await colleague('handler').get(`/en/desk/?${address}`)
    expect([address, answer.status]).toEqual([address, 200])
  }
})

test('filters are addresses that one can keep: choosing one keeps the others', async () => {
  const page = await colleague('handler').open('/en/desk/?level=2&state=investigating')
  expect(page.html).toContain('href="/en/desk/?state=investigating&amp;level=2&amp;language=en"')
  expect(page.html).toContain('href="/en/desk/?level=2"')
  expect(page.html).toContain('href="/desk/?state=investigating&amp;level=2"')
})

test('a case whose record does not read stands in the queue by its number, and holds up no other', async () => {
  const { caseNumber } = await filed()
  const number = 'MJ-0000-0001'
  await env.DB.prepare("update complaints set facts = '{}', due_at = 1 where number = ?").bind(number).run()
  await env.DB.prepare('update complaints set due_at = 2 where number = ?').bind(caseNumber).run()
  const answer = await colleague('handler').get('/en/desk/')
  const page = await answer.text()
  expect(answer.status).toBe(200)
  expect(page).toContain(`${number}`)
  expect(page).toContain('cannot be read')
  expect(page).toContain(`/en/desk/cases/${caseNumber}/`)
})

test('a page takes no longer with 100,000 cases than with a hundred', async () => {
  const typical = async () => {
    const times: number[] = []
    for (let tried = 0; tried < 15; tried++) {
      const started = performance.now()
      await queued(drizzle(env.DB), { view: 'late', level: 2 }, 'handler', NOW + HOUR)
      times.push(performance.now() - started)
    }
    return times.sort((one, other) => one - other)[7] ?? 0
  }
  const many = await typical()
  const rest = "update complaints set due_at = null where code_hash like 'many%' and number > 'MJ-0000-0099'"
  await env.DB.exec(rest)
  const few = await typical()
  console.log(JSON.stringify({ many, few }))
  // 500 rows more are walked and a hundred more counted, whatever is stored; a scan would take a second.
  expect(many).toBeLessThan(few + 50)
})
