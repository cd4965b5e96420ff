import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { type Case, caller, filed } from '../support.ts'
import { fetchFile, jpeg, pdf, sendFiles, sentOf } from './samples.ts'

/** What is asked of D1 and R2, in its order. */
function counted() {
  const calls: string[] = []
  const listening = <T extends object>(
    target: T,
    called: (name: string, given: unknown[]) => string | undefined,
  ): T =>
    new Proxy(target, {
      get(_, name) {
        const member: unknown = Reflect.get(target, name)
        if (typeof member !== 'function') return member
        return (...given: unknown[]) => {
          const call = called(String(name), given)
          if (call !== undefined) calls.push(call)
          return Reflect.apply(member, target, given)
        }
      },
    })
  const statements = ([all]: unknown[]) => (Array.isArray(all) ? all.length : 0)
  const bindings = {
    ...(env as Env),
    DB: listening(env.DB, (name, given) =>
      name === 'prepare' ? undefined : `${name} of ${statements(given)}`,
    ),
    FILES: listening(env.FILES, (name) => name),
  }
  return { calls, bindings }
}

const two = [
  { name: 'a.jpg', content: jpeg('a') },
  { name: 'b.pdf', content: pdf('b') },
]

async function sending(one: Case) {
  const { calls, bindings } = counted()
  const who = caller({ bindings })
  const { files } = await sentOf(await sendFiles(who, one, two, { 'Idempotency-Key': crypto.randomUUID() }))
  const sent = calls.splice(0)
  await fetchFile(who, one, files[0]?.id ?? '')
  return { sent, fetched: calls }
}

test('a file costs two round trips to D1 and one to R2, beside the message’s own', async () => {
  const one = await filed()
  const file = ['batch of 3', 'put', 'batch of 1']
  expect(await sending(one)).toEqual({
    sent: ['batch of 3', ...file, ...file, 'batch of 5'],
    fetched: ['batch of 2', 'get'],
  })
})

test('the same however many files there are', async () => {
  const [one, other] = [await filed(), await filed()]
  const before = await sending(one)
  for (let i = 0; i < 5; i++) await sending(other)
  expect(await sending(one)).toEqual(before)
})

test('what was sent before is neither stored nor sealed again', async () => {
  const one = await filed()
  const { calls, bindings } = counted()
  const who = caller({ bindings })
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  await sendFiles(who, one, two, headers)
  calls.length = 0
  expect((await sendFiles(who, one, two, headers)).status).toBe(201)
  expect(calls).toEqual(['batch of 3', 'batch of 3', 'batch of 3'])
})
