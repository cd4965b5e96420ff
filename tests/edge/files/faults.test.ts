import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { caller, filed, problemOf, unreachable } from '../support.ts'
import { fetchFile, heldOf, jpeg, pdf, sendFiles, sentOf, withoutBucket } from './samples.ts'

const withKey = () => ({ 'Idempotency-Key': crypto.randomUUID() })
const two = [
  { name: 'a.jpg', content: jpeg('a') },
  { name: 'b.pdf', content: pdf('b') },
]
const faults = [
  ['did not happen', false],
  ['did happen', true],
] as const

test.each(faults)(
  'a file whose object was not written for sure (%s) is one file when sent again',
  async (_, didHappen) => {
    const one = await filed()
    const bindings = withoutBucket(['put'], didHappen)
    const who = caller({ bindings })
    const headers = withKey()
    const lost = await sendFiles(who, one, two, headers)
    expect([lost.status, lost.headers.get('Retry-After'), (await problemOf(lost)).type]).toEqual([
      503,
      '60',
      '/problems/unavailable/',
    ])
    expect(await heldOf(one)).toMatchObject([{ version: null, stored_at: null, isInBucket: didHappen }])
    expect((await who.look(one)).version).toBe(1)
    bindings.repair()
    const sent = await sentOf(await sendFiles(who, one, two, headers))
    expect(await heldOf(one)).toMatchObject([
      { version: 2, isInBucket: true },
      { version: 2, isInBucket: true },
    ])
    for (const { id } of sent.files) expect((await fetchFile(who, one, id)).status).toBe(200)
  },
)

// The case is read, then each file claims its place and is marked as stored, then the message is written.
for (const from of [2, 3, 4, 5, 6])
  test.each(faults)(
    `files whose statements failed from batch ${from} on and %s are one message when sent again`,
    async (_, didHappen) => {
      const one = await filed()
      const bindings = unreachable({ from, didHappen })
      const who = caller({ bindings })
      const headers = withKey()
      expect((await sendFiles(who, one, two, headers)).status).toBe(503)
      bindings.repair()
      expect((await sendFiles(who, one, two, headers)).status).toBe(201)
      const { events } = await caller().look(one)
      expect(events.map(({ type, files }) => [type, files?.map(({ name }) => name)])).toEqual([
        ['filed', undefined],
        ['message', ['a.jpg', 'b.pdf']],
      ])
      expect(await heldOf(one)).toHaveLength(2)
    },
  )

test('a file says when R2 is out of reach, and is a fault of ours when its object is gone', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const one = await filed()
  const { files } = await sentOf(await sendFiles(caller(), one, two))
  const id = files[0]?.id ?? ''
  const lost = await fetchFile(caller({ bindings: withoutBucket(['get']) }), one, id)
  expect([lost.status, lost.headers.get('Retry-After')]).toEqual([503, '60'])
  await env.FILES.put(`files/${id}`, 'something else')
  expect((await fetchFile(caller(), one, id)).status).toBe(500)
  await env.FILES.delete(`files/${id}`)
  expect((await fetchFile(caller(), one, id)).status).toBe(500)
  expect((await fetchFile(caller(), one, files[1]?.id ?? '')).status).toBe(200)
})

test('an object moved to another file’s place does not open', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const one = await filed()
  const { files } = await sentOf(await sendFiles(caller(), one, two))
  const [a = '', b = ''] = files.map(({ id }) => id)
  await env.FILES.put(`files/${a}`, (await (await env.FILES.get(`files/${b}`))?.arrayBuffer()) ?? '')
  expect((await fetchFile(caller(), one, a)).status).toBe(500)
})

/** Something else happens to the case right before the `nth` batch of a request. */
function meanwhile(nth: number, statement: string, number: string): Env {
  let batches = 0
  const batch = async (statements: D1PreparedStatement[]) => {
    batches += 1
    if (batches === nth) await env.DB.prepare(statement).bind(number).run()
    return env.DB.batch(statements)
  }
  const database = new Proxy(env.DB, {
    get: (target, name) => {
      const member: unknown = name === 'batch' ? batch : Reflect.get(target, name)
      return typeof member === 'function' && name !== 'batch' ? member.bind(target) : member
    },
  })
  return { ...(env as Env), DB: database }
}

test('a file that was sealed while its case moved to another key is not stored', async () => {
  const one = await filed()
  const moved = meanwhile(2, 'update complaints set key_version = 2 where number = ?', one.caseNumber)
  const answer = await sendFiles(caller({ bindings: moved }), one, two)
  expect([answer.status, (await problemOf(answer)).type]).toEqual([409, '/problems/stale/'])
  expect(await heldOf(one)).toEqual([])
})

test('a file whose row was cleaned away while its object was written leaves no object', async () => {
  const one = await filed()
  const objects = async () => (await env.FILES.list({ prefix: 'files/' })).objects.map(({ key }) => key)
  const before = await objects()
  const cleaned = meanwhile(3, 'delete from files where number = ?', one.caseNumber)
  expect((await sendFiles(caller({ bindings: cleaned }), one, two)).status).toBe(409)
  expect(await objects()).toEqual(before)
})
