import { expect, test } from 'vitest'
import { caller, filed, HOUR, handler, NOW, proposed, step } from '../support.ts'

/** All of an answer that a caller could tell apart, without the request's own id. */
async function seen(answer: Response) {
  const id = answer.headers.get('X-Request-Id') ?? 'none'
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value.replace(id, 'id')}`)
  return { status: answer.status, headers, body: (await answer.text()).replace(id, 'id') }
}

const bearer = (code: string) => ({ Authorization: `Bearer ${code}` })
const other = 'ABCD-EFGH-JKMN-PQRS-TVWX'

test('nobody can tell an unknown number from a malformed one or a wrong code', async () => {
  const { caseNumber, accessCode } = await filed()
  const { send } = caller()
  const ask = async (number: string, headers: Record<string, string>) =>
    seen(await send('GET', `/api/complaints/${number}`, headers))
  const wrong = await ask(caseNumber, bearer(other))
  expect(wrong.status).toBe(404)
  expect(JSON.parse(wrong.body)).toMatchObject({ type: '/problems/not-found/', instance: 'urn:uuid:id' })
  expect(await ask('MJ-0000-0000', bearer(other))).toEqual(wrong)
  expect(await ask('MJ-4F7K-2Q9X', bearer(accessCode))).toEqual(wrong)
  expect(await ask('nonsense', bearer(accessCode))).toEqual(wrong)
  expect(await ask('%00%FF..%2F', bearer(accessCode))).toEqual(wrong)
  expect(await ask(caseNumber, bearer('short'))).toEqual(wrong)
  expect(await ask(caseNumber, {})).toEqual(wrong)
  expect(await ask(caseNumber, { Authorization: `Basic ${accessCode}` })).toEqual(wrong)
})

test('the other calls on a case answer a stranger alike', async () => {
  const { caseNumber } = await filed()
  const { sendJson } = caller()
  const message = { text: 'Hello.' }
  const known = await seen(await sendJson(`/api/complaints/${caseNumber}/messages`, message, bearer(other)))
  expect(known.status).toBe(404)
  expect(await seen(await sendJson('/api/complaints/nonsense/messages', message, bearer(other)))).toEqual(
    known,
  )
  const action = { action: 'withdraw', version: 1 }
  expect(await seen(await sendJson(`/api/complaints/${caseNumber}/actions`, action, bearer(other)))).toEqual(
    known,
  )
  expect(await seen(await sendJson('/api/complaints/nonsense/actions', action))).toEqual(known)
})

test('the code of one case does not open another', async () => {
  const [mine, yours] = [await filed(), await filed()]
  const answer = await caller().send('GET', `/api/complaints/${yours.caseNumber}`, bearer(mine.accessCode))
  expect(answer.status).toBe(404)
})

test.each<[string, (written: string) => string]>([
  ['in lower case', (written) => written.toLowerCase()],
  ['without hyphens', (written) => written.replaceAll('-', '')],
  ['with blanks', (written) => written.replaceAll('-', ' ')],
  ['with O, I and L', (written) => written.replaceAll('0', 'o').replaceAll('1', 'L')],
])('number and code are read %s', async (_, rewritten) => {
  const { caseNumber, accessCode } = await filed()
  const path = `/api/complaints/${encodeURIComponent(rewritten(caseNumber))}`
  const answer = await caller().send('GET', path, bearer(rewritten(accessCode)))
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ caseNumber })
})

test('the number is read in full-width letters and without its prefix', async () => {
  const { caseNumber, accessCode } = await filed()
  const wide = [...caseNumber].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('')
  for (const number of [wide, caseNumber.replace('MJ-', '')]) {
    const answer = await caller().send(
      'GET',
      `/api/complaints/${encodeURIComponent(number)}`,
      bearer(accessCode),
    )
    expect(answer.status).toBe(200)
  }
})

test('a case is shown with its story, its clocks and what can be done, and is not stored on the way', async () => {
  const one = await filed()
  const answer = await caller().send('GET', `/api/complaints/${one.caseNumber}`, bearer(one.accessCode))
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  expect(await answer.json()).toEqual({
    caseNumber: one.caseNumber,
    state: 'received',
    severity: 'minor',
    impact: 'inconvenience',
    category: 'quality',
    level: 1,
    round: 1,
    filedAt: one.filedAt,
    clocks: [
      { name: 'respond', round: 1, dueAt: one.respondBy, pausedMs: 0, pauses: [], late: false },
      { name: 'propose', round: 1, dueAt: one.proposeBy, pausedMs: 0, pauses: [], late: false },
    ],
    events: [
      {
        at: one.filedAt,
        by: 'customer',
        type: 'filed',
        text: 'Three of the forty parts are out of tolerance.',
      },
    ],
    actions: ['message', 'withdraw'],
    version: 1,
  })
})

test('what staff note among themselves is never shown', async () => {
  const one = await filed()
  const secret = { text: 'Between us: the zebra is guilty.' }
  await step(one.caseNumber, { step: 'note' }, handler, NOW + HOUR, secret)
  await step(one.caseNumber, { step: 'assign', assignee: 'li-na' }, handler, NOW + HOUR)
  const answer = await caller().send('GET', `/api/complaints/${one.caseNumber}`, bearer(one.accessCode))
  const shown = await answer.text()
  expect(shown).not.toMatch(/zebra|note|assign|li-na/)
  expect(JSON.parse(shown)).toMatchObject({ version: 3, events: [{ type: 'filed' }] })
})

test('a proposal is shown with finding, remedy and its date', async () => {
  const one = await proposed()
  const view = await caller({ at: NOW + 2 * HOUR }).look(one)
  expect(view).toMatchObject({
    state: 'proposed',
    outcome: 'upheld',
    remedy: { text: 'New parts, free of charge.', due: '2026-12-10' },
    actions: ['accept', 'reject', 'message', 'withdraw'],
  })
  expect(view.clocks.map(({ name, metAt }) => [name, metAt !== undefined])).toEqual([
    ['respond', true],
    ['propose', true],
    ['silence', false],
  ])
})

test('after ten failed look-ups in a minute a source waits, whether the case exists or not', async () => {
  const { caseNumber } = await filed()
  const { send } = caller()
  const statuses: number[] = []
  let last = await send('GET', `/api/complaints/${caseNumber}`, bearer(other))
  for (; last.status === 404 && statuses.length < 21; ) {
    statuses.push(last.status)
    last = await send('GET', '/api/complaints/MJ-0000-0000', bearer(other))
  }
  expect(statuses.length).toBeGreaterThanOrEqual(10)
  expect(last.status).toBe(429)
  expect(last.headers.get('Retry-After')).toBe('60')
})

test('sixty calls a minute are allowed in all', async () => {
  const one = await filed()
  const { send } = caller()
  const statuses: number[] = []
  let last = await send('GET', `/api/complaints/${one.caseNumber}`, bearer(one.accessCode))
  for (; last.status === 200 && statuses.length < 121; ) {
    statuses.push(last.status)
    last = await send('GET', `/api/complaints/${one.caseNumber}`, bearer(one.accessCode))
  }
  expect(statuses.length).toBeGreaterThanOrEqual(60)
  expect(last.status).toBe(429)
})

test('addresses of one IPv6 household count together', async () => {
  const { file } = caller()
  const household = `2001:db8:${(crypto.getRandomValues(new Uint16Array(1))[0] ?? 0).toString(16)}:7`
  let taken = 0
  for (; taken < 11; taken++) {
    const answer = await file({}, { 'CF-Connecting-IP': `${household}::${taken + 1}` })
    if (answer.status === 429) break
  }
  expect(taken).toBeGreaterThanOrEqual(5)
  expect(taken).toBeLessThan(11)
})
