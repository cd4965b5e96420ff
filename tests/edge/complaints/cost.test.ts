import { expect, test } from 'vitest'
import { counting } from '../jobs/counted.ts'
import { caller, caseOf, filed, HOUR, NOW, proposed } from '../support.ts'

/** What a call costs D1: statements, rows read and rows written. */
async function spent(counts: ReturnType<typeof counting>['counts'], work: () => Promise<Response>) {
  Object.assign(counts, { statements: 0, read: 0, written: 0 })
  const answer = await work()
  return { answer, cost: { ...counts } }
}

test('filing, looking up, writing and acting cost what they cost, and no more', async () => {
  const { counts, bindings } = counting()
  const { file, write, act, send } = caller({ bindings })
  const filing = await spent(counts, () => file())
  const key = { 'Idempotency-Key': crypto.randomUUID() }
  const filingOnce = await spent(counts, () => file({}, key))
  // To read the events of a case is to read the one behind them: below another case's number there always is one.
  const [filedNow, other] = [await caseOf(filing.answer), await filed()]
  const one = filedNow.caseNumber < other.caseNumber ? filedNow : other
  const code = { Authorization: `Bearer ${one.accessCode}` }
  const look = await spent(counts, () => send('GET', `/api/complaints/${one.caseNumber}`, code))
  const message = await spent(counts, () => write(one, 'Any news?'))
  const withdrawal = await spent(counts, () => act(one, { action: 'withdraw', version: 2 }))
  expect({
    filing: filing.cost,
    filingOnce: filingOnce.cost,
    look: look.cost,
    message: message.cost,
    withdrawal: withdrawal.cost,
  }).toMatchInlineSnapshot(`
    {
      "filing": {
        "read": 3,
        "statements": 3,
        "written": 17,
      },
      "filingOnce": {
        "read": 6,
        "statements": 4,
        "written": 21,
      },
      "look": {
        "read": 7,
        "statements": 2,
        "written": 0,
      },
      "message": {
        "read": 12,
        "statements": 5,
        "written": 14,
      },
      "withdrawal": {
        "read": 12,
        "statements": 4,
        "written": 4,
      },
    }
  `)
})

test('to open a proposal costs one round trip more, once, and nothing where there is none', async () => {
  const { counts, bindings } = counting()
  const { send } = caller({ bindings, at: NOW + 2 * HOUR })
  const one = await proposed()
  const code = { Authorization: `Bearer ${one.accessCode}` }
  const look = () => spent(counts, () => send('GET', `/api/complaints/${one.caseNumber}`, code))
  const first = await look()
  const second = await look()
  expect([first.cost.statements, second.cost.statements, second.cost.written]).toEqual([4, 2, 0])
})

test('an unknown number, a malformed one and a wrong code run the same statements and read the same rows', async () => {
  const one = await filed()
  const { counts, bindings } = counting()
  const { send } = caller({ bindings })
  const asked = async (number: string, code: string) => {
    const path = `/api/complaints/${number}`
    const { answer, cost } = await spent(counts, () => send('GET', path, { Authorization: `Bearer ${code}` }))
    expect(answer.status).toBe(404)
    return cost
  }
  const unknown = await asked('MJ-0000-0000', one.accessCode)
  expect(unknown.statements).toBeGreaterThan(0)
  expect(await asked('nonsense', one.accessCode)).toEqual(unknown)
  expect(await asked(one.caseNumber, '0000-0000-0000-0000-0000')).toEqual(unknown)
})
