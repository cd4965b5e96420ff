import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { read } from '../browser.ts'
import { caller, DAY, filed, HOUR, NOW, stored } from '../support.ts'
import { alertsOf } from './situations.ts'
import { colleague, deskCase, program, stepForm } from './staff.ts'

const hurt = { story: 'The guard came loose and our fitter got hurt.' }
const LIST = '/en/desk/alerts/'
const remark = 'I called them: a scratch. The guard is mended.'

beforeEach(() => env.DB.prepare('update alerts set closed_at = 1').run())

const close = async (who: ReturnType<typeof colleague>, number: string, alert: string) => {
  const page = await who.open(deskCase(number))
  return who.post(deskCase(number), stepForm(page, 'close-alert', { alert, text: remark }))
}

test('the list shows open warnings, the oldest first, with their reason and the way to the case', async () => {
  const [later, earlier] = [await filed(hurt, NOW - HOUR), await filed(hurt, NOW - 2 * DAY)]
  await caller({ at: NOW - HOUR / 2 }).write(later, 'Our lawyer will write.')
  const page = await colleague('handler').open(LIST)
  const numbers = [...page.html.matchAll(/desk\/cases\/(MJ-[\w-]+)\//g)].map(([, number]) => number)
  expect(numbers).toEqual([earlier.caseNumber, later.caseNumber, later.caseNumber])
  expect(page.words).toContain('3 open, the oldest first')
  expect(page.words).toContain('Injury or health: Somebody was hurt')
  expect(page.words).toContain('Authorities and law: Court or lawyers')
  expect(page.words).toContain('2 days')
  expect(page.html).not.toMatch(/fitter|scratch/)
  const chinese = await colleague('supervisor').open('/desk/alerts/')
  expect(chinese.words).toContain('人身伤害与健康：客户的原话涉及“有人受伤”')
})

test('where none is open the list says so', async () => {
  const page = await colleague('executive').open(LIST)
  expect(page.words).toContain('No warning is open.')
  expect(page.html).not.toContain('<table')
})

test('the head counts for those who may close; handlers see the way alone, and others not even that', async () => {
  const { caseNumber } = await filed(hurt)
  const places = ['/en/desk/', LIST, deskCase(caseNumber)]
  for (const place of places) {
    expect((await colleague('supervisor').open(place)).words).toContain('Early warnings: 1')
    const handler = await colleague('handler').open(place)
    expect(handler.words).not.toContain('Early warnings: 1')
    expect(handler.html).toContain(`href="${LIST}"`)
  }
  for (const [role, place] of [
    ['assessor', '/en/desk/'],
    ['operator', '/en/desk/you/'],
  ] as const)
    expect((await colleague(role).open(place)).html).not.toContain(LIST)
})

test('more than fifty are not all shown, and it is said', async () => {
  const { caseNumber } = await filed()
  await env.DB.prepare(
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < 120)
      insert into alerts select 'many ' || i || ?, ?, 'words', 'x' || i, ?, null, null, null from n`,
  )
    .bind(caseNumber, caseNumber, NOW)
    .run()
  const page = await colleague('supervisor').open(LIST)
  expect(page.words).toContain('99+ open')
  expect(page.words).toContain('Only the 50 oldest are shown.')
  expect([...page.html.matchAll(/<tr>/g)]).toHaveLength(50)
})

test('a warning stands on top of its case; the only one is chosen, and an assessor reads none', async () => {
  const { caseNumber } = await filed(hurt)
  const [alert] = await alertsOf(caseNumber)
  const page = await colleague('supervisor').open(deskCase(caseNumber))
  expect(page.fields['alert-close-alert']).toBe(alert?.id)
  expect(page.html.indexOf('id="alerts"')).toBeLessThan(page.html.indexOf('<h1'))
  const handler = await colleague('handler').open(deskCase(caseNumber))
  expect(handler.words).toContain('A supervisor closes it.')
  expect(handler.html).not.toContain('step-close-alert')
  expect((await colleague('assessor').open(deskCase(caseNumber))).html).not.toContain('id="alerts"')
})

test('closing is one internal event with the remark, the row and the audit, and takes the warning off the desk', async () => {
  const one = await filed(hurt)
  const [alert] = await alertsOf(one.caseNumber)
  expect((await close(colleague('supervisor'), one.caseNumber, alert?.id ?? '')).status).toBe(303)
  const { events, complaint } = await stored(one.caseNumber)
  const last = events.at(-1)
  expect(last).toMatchObject({ type: 'close-alert', visibility: 'internal', role: 'supervisor' })
  expect(await alertsOf(one.caseNumber)).toMatchObject([
    { closedAt: last?.at, closedBy: 'supervisor', closedVersion: complaint.version },
  ])
  const deeds = await env.DB.prepare(`select act, version from audit where number = ? and act <> 'open'`)
    .bind(one.caseNumber)
    .all()
  expect(deeds.results).toEqual([{ act: 'close-alert', version: complaint.version }])
  const page = await colleague('handler').open(deskCase(one.caseNumber))
  expect(page.words).toContain('A supervisor closed an early warning')
  expect(page.words).toContain(remark)
  expect(page.html).not.toContain('id="alerts"')
  expect((await colleague('handler').open(LIST)).html).not.toContain(one.caseNumber)
  expect(JSON.stringify(await caller().look(one))).not.toMatch(/close-alert|scratch/)
  // The same words again are no news: somebody has looked.
  await caller().write(one, 'He got hurt again.')
  expect(await alertsOf(one.caseNumber)).toHaveLength(1)
})

test('of two who close it at once one does; the other reads that the case moved, and keeps the remark', async () => {
  const { caseNumber } = await filed(hurt)
  const [alert] = await alertsOf(caseNumber)
  const both = [colleague('supervisor'), colleague('executive')]
  const pages = await Promise.all(both.map((who) => who.open(deskCase(caseNumber))))
  const answers = await Promise.all(
    both.map((who, i) => {
      const page = pages[i]
      if (!page) throw new Error('no page')
      return who.post(
        deskCase(caseNumber),
        stepForm(page, 'close-alert', { alert: alert?.id ?? '', text: remark }),
      )
    }),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  const lost = answers.find(({ status }) => status === 409)
  expect((await read(lost ?? new Response())).words).toContain(remark)
  expect((await stored(caseNumber)).events.filter(({ type }) => type === 'close-alert')).toHaveLength(1)
})

test('what is closed, or belongs to another case, is not closed', async () => {
  const [one, other] = [await filed(hurt), await filed(hurt)]
  const [theirs] = await alertsOf(other.caseNumber)
  const who = colleague('supervisor')
  const answer = await close(who, one.caseNumber, theirs?.id ?? '')
  expect(answer.status).toBe(409)
  const back = await read(answer)
  expect(back.words).toContain('This warning is not open any more.')
  expect(back.fields['text-close-alert']).toBe(remark)
  expect(await alertsOf(other.caseNumber)).toMatchObject([{ closedAt: null }])
  expect((await stored(one.caseNumber)).events).toHaveLength(1)
})

test('a program reads and closes them too', async () => {
  const { caseNumber } = await filed(hurt)
  const [handler, supervisor] = [await program('handler'), await program('supervisor')]
  const { alerts, actions, version } = await handler.open(caseNumber)
  expect(alerts).toMatchObject([{ reason: 'words', detail: 'hurt' }])
  expect(actions).not.toContain('close-alert')
  const body = { action: 'close-alert', version, text: remark, alert: alerts[0]?.id }
  expect((await handler.act(caseNumber, body)).status).toBe(409)
  expect((await supervisor.act(caseNumber, body)).status).toBe(200)
  expect((await supervisor.open(caseNumber)).alerts).toEqual([])
})
