import { env } from 'cloudflare:workers'
import { beforeEach, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { visitor } from '../browser.ts'
import { caller, caseOf, filed, newAddress } from '../support.ts'

const Line = z.strictObject({
  id: z.uuid(),
  route: z.string(),
  status: z.int(),
  ms: z.int(),
  rowsRead: z.int(),
  rowsWritten: z.int(),
})

let said: string[]
beforeEach(() => {
  said = []
  vi.spyOn(console, 'log').mockImplementation((line) => void said.push(String(line)))
})
const lines = () => said.map((line) => Line.parse(JSON.parse(line)))

test('every request leaves one line with its pattern, never its path', async () => {
  const one = await filed()
  said = []
  const answer = await caller().send('GET', `/api/complaints/${one.caseNumber}`, {
    Authorization: `Bearer ${one.accessCode}`,
  })
  expect(lines()).toMatchObject([
    {
      id: answer.headers.get('X-Request-Id'),
      route: 'GET /api/complaints/:caseNumber',
      status: 200,
      rowsWritten: 0,
    },
  ])
  expect(lines()[0]?.rowsRead).toBeGreaterThan(0)
})

test.each([
  ['GET', '/api/complaints/MJ-4F7K-2Q9X', 404],
  ['GET', '/api/complaints/MJ-4F7K-2Q9X/files/secret', 404],
  ['DELETE', '/api/complaints/MJ-4F7K-2Q9X', 405],
  ['GET', '/desk/cases/MJ-4F7K-2Q9X/?q=secret', 403],
  ['GET', '/en/surveys/secret/', 404],
  ['GET', '/complaints/secret/MJ-4F7K-2Q9X', 404],
])('%s %s is logged with its status and without what it named', async (method, path, status) => {
  await visitor().send(method, path, { Origin: 'https://portal.test' })
  expect(lines()).toMatchObject([{ status }])
  expect(said.join()).not.toMatch(/MJ-|secret|10\./)
})

test('what a request reads and writes is the same however many cases there are', async () => {
  async function cost() {
    said = []
    const { file, look, write, act } = caller()
    const one = await caseOf(await file({}, { 'Idempotency-Key': crypto.randomUUID() }))
    await look(one)
    await write(one, 'Any news?', { 'Idempotency-Key': crypto.randomUUID() })
    await act(one, { action: 'withdraw', version: 2 })
    await caller().send('GET', '/api/complaints/MJ-0000-0000')
    return lines().map(({ route, rowsRead, rowsWritten }) => ({ route, rowsRead, rowsWritten }))
  }
  const before = await cost()
  expect(before).toHaveLength(5)
  for (let i = 0; i < 30; i++) await filed()
  expect(await cost()).toEqual(before)
})

test('a request asks D1 once to read and once to write', async () => {
  const calls: string[] = []
  const counted = new Proxy(env.DB, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...given: unknown[]) => {
        if (name !== 'prepare') calls.push(String(name))
        return Reflect.apply(member, target, given)
      }
    },
  })
  const bindings = { ...(env as Env), DB: counted }
  const { file, look, write, act } = caller({ bindings })
  const spent = async (work: Promise<unknown>) => {
    calls.length = 0
    await work
    return [...calls]
  }
  const one = await caseOf(await file())
  expect(await spent(file({}, { 'CF-Connecting-IP': newAddress() }))).toEqual(['batch'])
  expect(await spent(look(one))).toEqual(['batch'])
  expect(await spent(write(one, 'Any news?'))).toEqual(['batch', 'batch'])
  expect(await spent(act(one, { action: 'withdraw', version: 2 }))).toEqual(['batch', 'batch'])
})
