import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { read, visitor } from '../browser.ts'
import { filed, stored, unreachable } from '../support.ts'
import { checkIntake, heard } from './recording.ts'
import { colleague, deskCase, locally, press, stepForm } from './staff.ts'

/** Each fault comes twice: the write failed, or it succeeded and only the answer was lost. */
const faults = [
  ['did not happen', false],
  ['did happen', true],
] as const

const typesOf = async (number: string) => (await stored(number)).events.map(({ type }) => type)

/** A colleague who has the page before them when D1 goes out of reach, from the nth batch of what they send. */
async function overtaken(path: string, fault: Parameters<typeof unreachable>[0], as = 'handler' as const) {
  const before = colleague(as)
  const page = await before.open(path)
  const bindings = unreachable(fault)
  const { clock, cookies } = before
  const who = visitor({
    at: clock.now,
    origin: 'http://localhost',
    bindings: locally(as, bindings),
    cookies,
  })
  return { who, page, repair: bindings.repair }
}

test.each(faults)(
  'a note that failed and %s comes back, and sent again is one note',
  async (_, didHappen) => {
    const { caseNumber } = await filed()
    const path = deskCase(caseNumber)
    const { who, page, repair } = await overtaken(path, { from: 2, didHappen })
    const lost = await who.post(path, stepForm(page, 'note', { text: 'Called <b>\r\nthe customer.' }))
    expect([lost.status, lost.headers.get('Retry-After')]).toEqual([503, '60'])
    const kept = await read(lost)
    expect(kept.words).toContain('Called <b> the customer.')
    repair()
    expect((await who.post(path, kept.fields)).status).toBe(303)
    expect(await typesOf(caseNumber)).toEqual(['filed', 'note'])
  },
)

test.each(faults)(
  'an answer that failed at the last button and %s goes out once when it is sent again',
  async (_, didHappen) => {
    const { caseNumber } = await filed()
    const path = deskCase(caseNumber)
    const { who, page, repair } = await overtaken(path, { from: 3, didHappen })
    const lost = await press(who, caseNumber, stepForm(page, 'respond', { text: 'We measure today.' }))
    expect(lost.status).toBe(503)
    const kept = await read(lost)
    expect(kept.words).toContain('We measure today.')
    repair()
    expect((await who.post(path, kept.fields)).status).toBe(303)
    expect(await typesOf(caseNumber)).toEqual(['filed', 'respond'])
  },
)

test('while nothing at all can be read the text is there, also of a form whose session has ended', async () => {
  const { caseNumber } = await filed()
  const path = deskCase(caseNumber)
  const { who, page, repair } = await overtaken(path, {})
  const written = stepForm(page, 'respond', { text: 'We measure today.' })
  const lost = await read(await who.post(path, { ...written, token: 'ended' }))
  expect([lost.status, lost.words.includes('We measure today.')]).toEqual([503, true])
  repair()
  const back = await read(await who.post(path, lost.fields))
  expect([back.status, back.fields['text-respond']]).toEqual([403, 'We measure today.'])
  expect(await typesOf(caseNumber)).toEqual(['filed'])
})

test('a draft that could not be saved is saved by the same button', async () => {
  const { caseNumber } = await filed()
  const path = deskCase(caseNumber)
  const { who, page, repair } = await overtaken(path, { from: 2 })
  const form = { ...stepForm(page, 'note', { text: 'Half a thought' }), keep: 'note' }
  const kept = await read(await who.post(path, form))
  expect(kept.status).toBe(503)
  repair()
  expect((await who.post(path, kept.fields)).status).toBe(303)
  expect((await who.open(path)).fields['text-note']).toBe('Half a thought')
  expect(await typesOf(caseNumber)).toEqual(['filed'])
})

test.each(faults)(
  'a call that was recorded when the write failed and %s becomes one case with one receipt',
  async (_, didHappen) => {
    const before = colleague('handler')
    const { fields } = await read(await checkIntake(before))
    const bindings = unreachable({ from: 2, didHappen })
    const { clock, cookies } = before
    const who = visitor({
      at: clock.now,
      origin: 'http://localhost',
      bindings: locally('handler', bindings),
      cookies,
    })
    const path = '/en/desk/intake/'
    const taken = async () =>
      (await env.DB.prepare(`select 1 from audit where act = 'intake'`).all()).results.length
    const standing = await taken()
    const lost = await read(await who.post(path, { ...fields, answer: 'go' }))
    expect([lost.status, lost.fields['story'], lost.fields['channel']]).toEqual([503, heard.story, 'phone'])
    bindings.repair()
    const again = await who.post(path, lost.fields)
    const done =
      again.status === 303 ? again : await who.post(path, { ...(await read(again)).fields, answer: 'go' })
    expect(done.headers.get('Location')).toMatch(/receipt\/\?case=MJ-/)
    expect(await taken()).toBe(standing + 1)
  },
)

test('where a page can neither be read nor be brought back its fault is told, in our name', async () => {
  const who = visitor({ origin: 'http://localhost', bindings: locally('supervisor', unreachable()) })
  const path = '/en/desk/hand-over/'
  const lost = [await who.get(path), await who.post(path, { from: 'handler', to: 'supervisor' })]
  for (const answer of lost) {
    expect([answer.status, answer.headers.get('X-Content-Type-Options')]).toEqual([503, 'nosniff'])
    expect((await read(answer)).words).toContain('The database does not answer.')
  }
})
