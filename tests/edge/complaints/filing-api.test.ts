import { expect, test } from 'vitest'
import { caller, caseOf, complaint, DAY, filed, HOUR, MINUTE, NOW, problemOf } from '../support.ts'

const withKey = (key = crypto.randomUUID()) => ({ 'Idempotency-Key': key })

test('a filing is answered with number, code and the promised times', async () => {
  const answer = await caller().file()
  const one = await caseOf(answer.clone())
  expect(answer.status).toBe(201)
  expect(answer.headers.get('Location')).toBe(`/api/complaints/${one.caseNumber}`)
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  expect(one.caseNumber).toMatch(/^MJ-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(one.accessCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(Object.keys(await answer.json())).toEqual([
    'caseNumber',
    'accessCode',
    'filedAt',
    'respondBy',
    'proposeBy',
  ])
})

test.each([
  ['minor', 'inconvenience', HOUR, DAY, 1],
  ['complex', 'disruption', HOUR, 3 * DAY, 1],
  ['major', 'safety', 30 * MINUTE, DAY, 2],
] as const)('a %s case gets the times of the promise', async (severity, impact, respond, propose, level) => {
  const one = await filed({ impact })
  const time = (after: number) => new Date(NOW + after).toISOString()
  expect(one).toMatchObject({ filedAt: time(0), respondBy: time(respond), proposeBy: time(propose) })
  expect(await caller().look(one)).toMatchObject({ severity, level, state: 'received', round: 1, version: 1 })
})

test('a case filed before the second promise took effect keeps the working hours of the first', async () => {
  const friday = Date.UTC(2026, 0, 16, 9)
  const one = await filed({}, friday)
  expect(one.respondBy).toBe('2026-01-19T04:00:00.000Z')
})

test('the same key and content file one case and give the code twice', async () => {
  const { file, clock } = caller()
  const headers = withKey()
  const first = await caseOf(await file({}, headers))
  clock.now += HOUR
  const second = await file(
    { consent: { overseas: true, notice: '1' }, story: ` ${complaint.story} ` },
    headers,
  )
  expect(second.status).toBe(201)
  expect(await caseOf(second)).toEqual(first)
})

test('the same key is one case however its letters are written', async () => {
  const { file } = caller()
  const key = crypto.randomUUID()
  const first = await caseOf(await file({}, withKey(key)))
  expect(await caseOf(await file({}, withKey(key.toUpperCase())))).toEqual(first)
})

test('of simultaneous filings with one key all hear of the same case', async () => {
  const { file } = caller()
  const headers = withKey()
  const answers = await Promise.all(Array.from({ length: 4 }, () => file({}, headers)))
  const cases = await Promise.all(answers.map(caseOf))
  expect(new Set(cases.map((one) => JSON.stringify(one))).size).toBe(1)
})

test('without a key every filing is a case', async () => {
  const { file } = caller()
  const [first, second] = [await caseOf(await file()), await caseOf(await file())]
  expect(first.caseNumber).not.toBe(second.caseNumber)
})

test('the same key with other content is refused, and the first filing stands', async () => {
  const { file } = caller()
  const headers = withKey()
  const first = await caseOf(await file({}, headers))
  const second = await file({ story: 'Quite another story, which is long enough.' }, headers)
  expect(second.status).toBe(422)
  expect((await problemOf(second)).type).toBe('/problems/key-reused/')
  expect(await caseOf(await file({}, headers))).toEqual(first)
})

test('a day later the replay gives the number without the code', async () => {
  const { file, clock } = caller()
  const headers = withKey()
  const { accessCode: _, ...first } = await caseOf(await file({}, headers))
  clock.now += DAY - 1
  expect(await (await file({}, headers)).json()).toHaveProperty('accessCode')
  clock.now += 1
  expect(await (await file({}, headers)).json()).toEqual(first)
})

test.each(['1', 'not-a-uuid', `${crypto.randomUUID()}0`, ''])('the key "%s" is malformed', async (key) => {
  const answer = await caller().file({}, withKey(key))
  expect(answer.status).toBe(400)
  expect((await problemOf(answer)).type).toBe('/problems/malformed/')
})

test.each<[string, Record<string, unknown>, { pointer: string; code: string }[]]>([
  ['an unknown key', { colour: 'red' }, [{ pointer: '/colour', code: 'unknown' }]],
  ['a key that needs escaping', { 'a/b~c': 1 }, [{ pointer: '/a~1b~0c', code: 'unknown' }]],
  ['a short story', { story: ' Too short. ' }, [{ pointer: '/story', code: 'story.short' }]],
  ['a long story', { story: '长'.repeat(10_001) }, [{ pointer: '/story', code: 'story.long' }]],
  [
    'a category that is not offered',
    { category: 'weather' },
    [{ pointer: '/category', code: 'category.missing' }],
  ],
  ['a wrong address', { email: 'nobody@' }, [{ pointer: '/email', code: 'email.malformed' }]],
  ['a wrong number', { phone: 'call me' }, [{ pointer: '/phone', code: 'phone.malformed' }]],
  ['another language', { language: 'fr' }, [{ pointer: '/language', code: 'language.missing' }]],
  ['no consent', { consent: undefined }, [{ pointer: '/consent', code: 'consent.missing' }]],
  [
    'half a consent',
    { consent: { notice: '0', overseas: false } },
    [
      { pointer: '/consent/notice', code: 'consent.notice' },
      { pointer: '/consent/overseas', code: 'consent.overseas' },
    ],
  ],
])('%s is refused at its place', async (_, changes, errors) => {
  const answer = await caller().file(changes)
  expect(answer.status).toBe(422)
  expect(await problemOf(answer)).toMatchObject({ type: '/problems/invalid/', errors })
})

test('a story counts code points: 10,000 characters of four bytes are taken', async () => {
  const one = await filed({ story: '𠮷'.repeat(10_000) })
  expect((await caller().look(one)).events[0]?.text).toBe('𠮷'.repeat(10_000))
})

test.each<[string, number, string, string]>([
  ['not JSON', 400, 'application/json', '{"category":'],
  ['nothing', 400, 'application/json', ''],
  ['an array', 422, 'application/json', '[]'],
  ['null', 422, 'application/json', 'null'],
  ['another media type', 415, 'text/plain', JSON.stringify(complaint)],
  ['a form', 415, 'application/x-www-form-urlencoded', 'story=x'],
  [
    'more than the limit',
    413,
    'application/json',
    JSON.stringify({ ...complaint, story: 'x'.repeat(300_000) }),
  ],
  ['far more than the limit', 413, 'application/json', 'x'.repeat(2_000_000)],
])('%s is answered %i', async (_, status, type, body) => {
  const answer = await caller().send('POST', '/api/complaints', { 'Content-Type': type }, body)
  expect(answer.status).toBe(status)
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
  expect((await problemOf(answer.clone())).instance).toBe(`urn:uuid:${answer.headers.get('X-Request-Id')}`)
})

test.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s is not how one files', async (method) => {
  const answer = await caller().send(method, '/api/complaints')
  expect(answer.status).toBe(405)
  expect(answer.headers.get('Allow')).toBe('POST')
})

test.each(['https://elsewhere.test', 'null', 'http://portal.test'])(
  'a filing from the origin %s is refused',
  async (origin) => {
    const answer = await caller().file({}, { Origin: origin })
    expect(answer.status).toBe(403)
    expect((await problemOf(answer)).type).toBe('/problems/forbidden/')
  },
)

test('after five valid filings in a minute a source waits, and another source does not', async () => {
  const { file } = caller()
  const statuses: number[] = []
  let last = await file()
  // The limit counts calendar minutes, and one may end while this runs.
  for (; last.status === 201 && statuses.length < 11; last = await file()) statuses.push(last.status)
  expect(statuses.length).toBeGreaterThanOrEqual(5)
  expect(last.status).toBe(429)
  expect(last.headers.get('Retry-After')).toBe('60')
  expect((await problemOf(last)).type).toBe('/problems/too-many-requests/')
  expect((await caller().file()).status).toBe(201)
})

test('what is refused does not count as a filing', async () => {
  const { file } = caller()
  for (let i = 0; i < 8; i++) expect((await file({ story: 'short' })).status).toBe(422)
  expect((await file()).status).toBe(201)
})
