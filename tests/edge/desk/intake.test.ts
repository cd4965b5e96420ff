import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { CaseRecord } from '../../../functions/complaints/record/record-contract.ts'
import { read, track, visitor } from '../browser.ts'
import { portalWithMail } from '../mail/codes.ts'
import { caller, DAY, HOUR, MINUTE, NOW, settle, stored, unreachable } from '../support.ts'
import { checkIntake, fileIntake, heard, recorded } from './recording.ts'
import { colleague, deskCase } from './staff.ts'

const INTAKE = '/en/desk/intake/'
const audited = async (number: string) =>
  (await env.DB.prepare('select staff, act, version from audit where number = ?').bind(number).all()).results

test('a complaint by telephone becomes a case whose clocks count from the call, with staff, role and channel on record', async () => {
  const who = colleague('handler')
  const one = await recorded(who, { day: '2026-11-23', time: '09:40', phone: '+86 21 5555 0101' })
  const { complaint, events } = await stored(one.caseNumber)
  const arrivedAt = NOW - 20 * MINUTE
  expect(complaint.facts).toMatchObject({ filedAt: arrivedAt, channel: 'phone', recordedAt: NOW + MINUTE })
  expect(complaint.facts.clocks.map(({ from, dueAt }) => [from, dueAt])).toEqual([
    [arrivedAt, arrivedAt + HOUR],
    [arrivedAt, arrivedAt + DAY],
  ])
  expect(events).toMatchObject([
    {
      type: 'filed',
      actor: 'staff',
      role: 'handler',
      at: NOW + MINUTE,
      visibility: 'public',
      facts: { severity: 'minor', level: 1, channel: 'phone', arrivedAt },
    },
  ])
  expect(complaint).toMatchObject({ kind: 'real', noticeVersion: 1, language: 'en' })
  expect(await audited(one.caseNumber)).toEqual([{ staff: 'handler', act: 'intake', version: 1 }])
})

test('its customer opens it with the code that was read out, and reads how it came', async () => {
  const one = await recorded(colleague('handler'), { channel: 'letter', day: '2026-11-20', time: '16:30' })
  const customer = visitor({ at: NOW + HOUR })
  expect((await track(customer, one)).status).toBe(303)
  const page = await customer.open('/en/complaints/case/')
  expect(page.words).toContain('We recorded your complaint')
  expect(page.words).toContain('Came by letter on 20 November 2026, 16:30')
  expect(page.words).toContain('Came by letter, recorded by us on 23 November 2026, 10:01')
  const view = await caller().look(one)
  expect(view).toMatchObject({ channel: 'letter', filedAt: '2026-11-20T08:30:00.000Z' })
  const exported = await customer.get('/en/complaints/case/export.json')
  expect(CaseRecord.parse(await exported.json())).toMatchObject({ channel: 'letter', kind: 'real' })
  const staff = await colleague('supervisor').open(deskCase(one.caseNumber))
  expect(staff.words).toContain('A handler recorded the complaint')
  expect(staff.words).toContain('The handler, handler recorded the complaint')
  expect(staff.words).toContain('Came by letter, recorded by us on 23 November 2026, 10:01')
})

describe('when it reached us', () => {
  const at = async (typed: Record<string, string>) => {
    const who = colleague('handler')
    const page = await read(await checkIntake(who, typed))
    return { page, faults: page.links }
  }
  test('nothing typed is the moment at which the page was opened, however long the call', async () => {
    const who = colleague('handler')
    const { fields } = await who.open(INTAKE)
    who.clock.now += 12 * MINUTE
    const check = await read(await who.post(INTAKE, { ...fields, ...heard }))
    expect(check.words).toContain('It came by telephone on 23 November 2026, 10:00 (UTC+8), 13 minutes ago.')
    const answer = await who.post(INTAKE, { ...check.fields, answer: 'go' })
    const number = new URL(answer.headers.get('Location') ?? '', 'http://x').searchParams.get('case') ?? ''
    expect((await stored(number)).complaint.facts.filedAt).toBe(NOW)
  })
  test('a time alone is today', async () => {
    expect((await at({ time: '08:15' })).page.words).toContain('23 November 2026, 08:15')
  })
  test.each([
    ['a letter without its time', { channel: 'letter' }, 'day'],
    ['a day without a time', { day: '2026-11-22' }, 'time'],
    ['a time to come', { time: '10:02' }, 'time'],
    ['a day to come', { day: '2026-11-24', time: '09:00' }, 'day'],
    ['more than a year ago', { day: '2025-11-01', time: '09:00' }, 'day'],
    ['a day that there is not', { day: '2026-02-30', time: '09:00' }, 'day'],
    ['a time that there is not', { time: '25:00' }, 'time'],
    ['no way at all', { channel: '' }, 'channel'],
  ])('%s is asked for again, and nothing typed is lost', async (_, typed, field) => {
    const { page, faults } = await at(typed)
    expect([page.status, faults]).toEqual([422, [field]])
    expect(page.fields['story']).toBe(heard.story)
  })
})

test('what came too late is said before it is filed, and the clock records it', async () => {
  const who = colleague('handler')
  const typed = { channel: 'letter', day: '2026-11-20', time: '09:00' }
  const check = await read(await checkIntake(who, typed))
  expect(check.words).toMatch(/First answer by a person: was due by 20 November 2026, 10:00 .* late already/)
  expect(check.words).toMatch(/Proposal: was due by 21 November 2026, 09:00 .* late already/)
  const answer = await who.post(INTAKE, { ...check.fields, answer: 'go' })
  const number = new URL(answer.headers.get('Location') ?? '', 'http://x').searchParams.get('case') ?? ''
  await settle(NOW + 5 * MINUTE)
  const { complaint, events } = await stored(number)
  expect(events.filter(({ type }) => type === 'breach')).toHaveLength(2)
  expect(complaint.facts.level).toBe(3)
})

test('the promise of the day on which it arrived governs it', async () => {
  const typed = { channel: 'letter', day: '2026-02-12', time: '09:00' }
  const check = await read(await checkIntake(colleague('handler'), typed))
  expect(check.words).toContain('These times come from version 1 of the service promise')
})

test('what is wrong is said in the order of the page', async () => {
  const empty = { channel: '', notice: '', overseas: '', category: '', impact: '', story: '', email: 'x' }
  const page = await read(await checkIntake(colleague('handler'), empty))
  const order = ['channel', 'notice', 'overseas', 'category', 'impact', 'story', 'email']
  expect(page.links).toEqual(order)
})

test('without both agreements nothing is filed, and the page says what else can be done', async () => {
  const refused = await read(await checkIntake(colleague('handler'), { overseas: '' }))
  expect([refused.status, refused.links]).toEqual([422, ['overseas']])
  expect(refused.words).toContain('Write the complaint down on paper')
  expect((await checkIntake(colleague('handler'), { notice: '' })).status).toBe(422)
})

test('a doubled click files one case and leads to the same receipt', async () => {
  const who = colleague('handler')
  const { fields } = await read(await checkIntake(who))
  const send = () => who.post(INTAKE, { ...fields, answer: 'go' })
  const places = (await Promise.all([send(), send()])).map((answer) => answer.headers.get('Location'))
  expect(places[0]).toMatch(/\/receipt\/\?case=MJ-/)
  expect(places[1]).toBe(places[0])
  expect((await send()).headers.get('Location')).toBe(places[0])
  const number = places[0]?.split('=')[1] ?? ''
  expect(await audited(number)).toHaveLength(1)
})

test('the same form with other content is refused, names the case, and can go on as another', async () => {
  const who = colleague('handler')
  const { fields } = await read(await checkIntake(who))
  const first = await who.post(INTAKE, { ...fields, answer: 'go' })
  const changed = { ...fields, story: 'Another story altogether, about other parts.', answer: 'go' }
  const again = await read(await who.post(INTAKE, changed))
  expect([again.status, again.words]).toEqual([422, expect.stringMatching(/already filed as MJ-/)])
  const check = await read(await who.post(INTAKE, again.fields))
  const second = await who.post(INTAKE, { ...check.fields, answer: 'go' })
  expect(second.status).toBe(303)
  expect(second.headers.get('Location')).not.toBe(first.headers.get('Location'))
})

test('a customer who gave an address hears by mail that a complaint names it', async () => {
  const { box, bindings } = portalWithMail()
  const who = colleague('handler', NOW, bindings)
  await fileIntake(who, { email: 'fang@customer.test' })
  expect(box.mails.map(({ to }) => to)).toEqual(['fang@customer.test'])
})

describe('when D1 is out of reach while it is filed', () => {
  const tried = async (didHappen: boolean) => {
    // The page's draft is read twice before: on the way to the check page, and from it.
    const bindings = unreachable({ from: 3, didHappen })
    const who = colleague('handler', NOW, bindings)
    const { fields } = await read(await checkIntake(who))
    const lost = await read(await who.post(INTAKE, { ...fields, answer: 'go' }))
    expect([lost.status, lost.fields['story']]).toEqual([503, heard.story])
    bindings.repair()
    const next = await who.post(INTAKE, lost.fields)
    // What was filed leads to its receipt at once, what was not to the check page.
    expect(next.status).toBe(didHappen ? 303 : 200)
    const answer = didHappen ? next : await who.post(INTAKE, { ...(await read(next)).fields, answer: 'go' })
    expect(answer.status).toBe(303)
    return answer.headers.get('Location')?.split('=')[1] ?? ''
  }
  const filings = async () => env.DB.prepare('select count(*) as n from complaints').first<number>('n')

  test.each([
    ['and nothing was written, it is filed at the second try', false],
    ['and only the answer was lost, the second try finds what the first has filed', true],
  ])('%s', async (_, didHappen) => {
    const before = (await filings()) ?? 0
    const number = await tried(didHappen)
    expect(await filings()).toBe(before + 1)
    expect(await audited(number)).toHaveLength(1)
  })
})
