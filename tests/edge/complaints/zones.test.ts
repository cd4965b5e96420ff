import { expect, test } from 'vitest'
import { isZone } from '#words/moments'
import { read, track, visitor } from '../browser.ts'
import { caller, caseOf, filed, MINUTE, NOW } from '../support.ts'
import { CASE, formFor } from './case.ts'

async function seenFrom(zone: string, one = filed(), at = NOW) {
  const who = visitor({ at, zone })
  await track(who, await one)
  return { who, page: await who.open(CASE) }
}
const choose = (page: Awaited<ReturnType<typeof read>>, zone: string) => formFor(page, 'zone', { zone })

test.each([
  ['Europe/Berlin', '23 November 2026, 04:00 (UTC+1)'],
  ['America/St_Johns', '22 November 2026, 23:30 (UTC-3:30)'],
  ['Asia/Kathmandu', '23 November 2026, 08:45 (UTC+5:45)'],
])('seen from %s, a time stands in both zones, each with its offset', async (zone, theirs) => {
  const { page } = await seenFrom(zone)
  expect(page.words).toContain(`Due 23 November 2026, 11:00 (UTC+8) Your time: ${theirs}`)
  expect(page.words).toContain(`(${zone}), where your request seems to come from.`)
})

test('across the change to summer time each instant has the offset of its own day', async () => {
  const at = Date.UTC(2026, 2, 28, 10)
  const answer = await caller({ at }).file({ impact: 'disruption' })
  const { page } = await seenFrom('Europe/Berlin', caseOf(answer), at)
  expect(page.words).toContain('Your time: 28 March 2026, 12:00 (UTC+1)')
  expect(page.words).toContain('Your time: 31 March 2026, 12:00 (UTC+2)')
})

test.each(['Asia/Shanghai', 'Asia/Singapore', 'Australia/Perth'])(
  'where the clock shows the same as ours, as in %s, each time stands once',
  async (zone) => {
    const { page } = await seenFrom(zone)
    expect(page.words).not.toContain('Your time:')
    expect(page.words).toContain(`(${zone}) the clock shows the same time as ours`)
  },
)

test.each(['', 'Mars/Olympus', 'x'])('a place that is not known (%j) leaves our zone alone', async (zone) => {
  const { page } = await seenFrom(zone)
  expect(page.status).toBe(200)
  expect(page.words).not.toContain('Your time:')
  expect(page.words).toContain('We do not know where you are')
})

test('a chosen zone stays for the session, wherever the next request comes from, and goes with it', async () => {
  const { who, page } = await seenFrom('Europe/Berlin')
  expect((await who.post(CASE, choose(page, 'America/New_York'))).status).toBe(303)
  const moved = visitor({ at: who.clock.now, zone: 'Asia/Tokyo', cookies: who.cookies })
  for (let opened = 0; opened < 2; opened++) {
    const seen = await moved.open(CASE)
    expect(seen.words).toContain('(America/New_York), as you chose.')
    expect(seen.words).toContain('Your time: 22 November 2026, 22:00 (UTC-5)')
  }
  expect([...who.cookies.keys()]).toEqual(['__Host-known', '__Host-case'])
  await moved.post(CASE, formFor(page, 'leave'))
  expect(moved.cookies.has('__Host-case')).toBe(false)
})

test('what was not chosen is not kept', async () => {
  const { who } = await seenFrom('Europe/Berlin')
  const moved = visitor({ at: who.clock.now, zone: 'Asia/Tokyo', cookies: who.cookies })
  expect((await moved.open(CASE)).words).toContain('(Asia/Tokyo), where your request seems to come from.')
})

test('a zone that does not exist is a fault at its field', async () => {
  const { who, page } = await seenFrom('Europe/Berlin')
  for (const zone of ['Mars/Olympus', '', '<b>']) {
    const refused = await read(await who.post(CASE, choose(page, zone)))
    expect([refused.status, refused.links]).toEqual([422, ['zone']])
    who.clock.now += MINUTE
  }
})

test('every zone on the list is one that the Worker knows', async () => {
  const { page } = await seenFrom('Europe/Berlin')
  const zones = [...page.html.matchAll(/<option value="([A-Z][^"]+)"/g)].map(([, zone = '']) => zone)
  expect(zones.length).toBeGreaterThan(350)
  expect(zones.filter((zone) => !isZone(zone))).toEqual([])
})

test('in Chinese the reader’s zone has its Chinese name', async () => {
  const { who } = await seenFrom('Europe/Berlin')
  const { words } = await who.open('/complaints/case/')
  expect(words).toContain('中欧时间（Europe/Berlin）')
  expect(words).toContain('您当地： 2026年11月23日 04:00（UTC+1）')
})
