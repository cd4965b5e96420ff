import { expect } from 'vitest'
import { decide, type Step } from '#rules/complaints'
import { promiseVersion } from '../../../functions/content.ts'
import { caller } from '../support.ts'
import { one, type Story } from './story.ts'

/** What a customer does with calls of the API. */
export const byCustomer = [
  'open-proposal',
  'message',
  'accept',
  'reject',
  'withdraw',
  'reopen',
  'escalate',
  'not-received',
  'rate',
  'agree-visits',
  'withdraw-visits',
  'correct-contact',
  'ask-erasure',
] as const
type Name = (typeof byCustomer)[number]

const takesWords = (name: Name) =>
  !['open-proposal', 'correct-contact', 'ask-erasure', 'agree-visits', 'withdraw-visits'].includes(name)

/** Steps that bring something bring it; `pick` decides what. */
function bring(name: Name, pick: number): Step {
  if (name === 'rate') return { step: name, score: (pick % 5) + 1 }
  if (name === 'accept') return { step: name, visits: one([true, undefined], pick) }
  if (name === 'correct-contact') return { step: name, email: one(['same', 'changed', 'none'], pick) }
  return { step: name }
}

/** How a call that comes a second time is answered. */
const again: Partial<Record<Name, number>> = { message: 201, 'ask-erasure': 202, 'open-proposal': 200 }

/** What the rules say of a step is what the API must do. */
export async function customerActs(
  story: Story,
  name: Name,
  { pick, twice }: { pick: number; twice: boolean },
) {
  const { said, now, opened } = story
  const { facts } = opened.complaint
  const wanted = bring(name, pick)
  const by = { kind: 'customer' } as const
  const decision = decide(facts, wanted, by, promiseVersion(facts.promiseVersion), now)
  const text = `${name} ${said.length} 🪞 ${pick}`
  const send = called(story, wanted, text)
  const answer = await send()
  // What was asked for before is asked for still.
  const isAsked = name === 'ask-erasure' && facts.erasureAskedAt !== undefined
  // Whoever looks sees the case, whether or not there is a proposal to open.
  const expected = decision.ok || isAsked || name === 'open-proposal' ? 'ok' : 409
  expect(answer.status < 300 ? 'ok' : answer.status, `${name} by the customer`).toBe(expected)
  if (!decision.ok) return false
  if (takesWords(name)) said.push({ text, isInternal: false })
  // A message is known by its key; an erasure stays asked for; any other step was made for a version that is no more.
  if (twice && name !== 'correct-contact') expect((await send()).status).toBe(again[name] ?? 409)
  return true
}

/** The step as a call, the same each time it is sent. */
function called({ filed, now, opened }: Story, wanted: Step, text: string) {
  const { act, write, send } = caller({ at: now })
  const { version } = opened.complaint
  const key = { 'Idempotency-Key': crypto.randomUUID() }
  const code = { Authorization: `Bearer ${filed.accessCode}` }
  const { step: action, ...brought } = wanted
  switch (wanted.step) {
    case 'message':
      return () => write(filed, text, key)
    case 'open-proposal':
      return () => send('GET', `/api/complaints/${filed.caseNumber}`, code)
    case 'ask-erasure':
      return () => send('POST', `/api/complaints/${filed.caseNumber}/erasure`, code)
    case 'correct-contact': {
      const email = { same: {}, changed: { email: `${version}@customer.example` }, none: { email: null } }
      const body = JSON.stringify({ name: `Name ${version}`, ...email[wanted.email] })
      const json = { ...code, 'Content-Type': 'application/json' }
      return () => send('PATCH', `/api/complaints/${filed.caseNumber}/contact`, json, body)
    }
    case 'agree-visits':
    case 'withdraw-visits':
      return () => act(filed, { action, version })
    default:
      return () => act(filed, { action, ...brought, version, text })
  }
}
