import type { Context } from 'hono'
import { ContactChange } from '#contract/complaints'
import { line } from '#rules/text'
import { acting } from '#words/acting'
import { address } from '#words/address'
import type { AppEnv } from '../../env.ts'
import { dropCookie } from '../../http/cookie.ts'
import { problemWords, type Return } from '../../http/form.ts'
import { readToken } from '../../http/form-token.ts'
import { count } from '../../http/guard.ts'
import { Problem } from '../../http/problem.ts'
import { routes } from '../../http/routing.ts'
import { errorsOf, readForm } from '../../http/valid.ts'
import { bound, readSession, reread, type Session } from '../case/session.ts'
import { trackPage } from '../case/track-form.ts'
import { type Read, type StepKey, stepKey, takeFresh } from '../handling.ts'
import { refuse } from '../routes.ts'
import type { Opened } from '../store.ts'
import { correct } from './contact.ts'
import { CONTACT, contactKept, contactPage, doneAt, putConfirming, readConfirming } from './contact-page.ts'
import { sendSoon } from './mailing.ts'
import { ask, mayGetCode, tried } from './once.ts'
import { endCodes } from './once-store.ts'

type Typed = Record<string, string>
const customer = { kind: 'customer' } as const

/** After a refusal: the page as the case stands now, with what was typed. */
const backToContact: Return = async (c, typed, problem) => {
  const session = await readSession(c)
  const read = session && (await reread(c, session, 'contact').catch(() => undefined))
  if (!read || typed['case'] !== session.number) return contactKept(c, typed, problem)
  const { token, version: _, ...kept } = typed
  // What may have been stored after all is sent again under the same token, and so only once.
  const values = problem.type === 'unavailable' && token !== undefined ? { ...kept, token } : kept
  return contactPage(
    c,
    read.opened,
    { values, text: await problemWords(c, problem), show: ['problem'] },
    problem.status,
  )
}

const refused = (c: Context<AppEnv>, read: Read<Opened>, values: Typed, fields: Record<string, string>) =>
  contactPage(c, read.opened, { values, errors: { title: acting(c.var.language).errorPrefix, fields } }, 422)

type Acting = { typed: Typed; session: Session; read: Read<Opened>; key: StepKey }

async function correctIt(c: Context<AppEnv>, { typed, session, read, key }: Acting) {
  const { name, organisation, email, phone, version } = typed
  const sent = { name, organisation, email, phone }
  const parsed = ContactChange.safeParse(sent)
  if (!parsed.success) {
    const { errors } = acting(c.var.language)
    const words = errorsOf(parsed.error).map(({ pointer, code }) => [
      pointer.slice(1),
      errors[code] ?? errors['malformed'] ?? code,
    ])
    return refused(c, read, { ...typed }, Object.fromEntries(words))
  }
  // The form holds all of the data: it must not undo a correction that its writer has not seen.
  const seen = String(read.opened.complaint.facts.contact?.version ?? 0)
  if (!read.answered && version !== seen) throw new Problem('stale')
  const again = () => reread(c, session, 'contact', key.keyHashes)
  const taken = await correct(c.var, read, again, parsed.data, key)
  if (!taken.ok) throw refuse(taken)
  return doneAt(c, 'saved')
}

async function askForCode(c: Context<AppEnv>, { read, session: { number } }: Acting) {
  const { complaint } = read.opened
  if (!c.var.sender || !mayGetCode(complaint.facts.contact)) throw new Problem('not-allowed-now')
  await count(c, c.env.LOOKUPS)
  const { ticket } = await ask(c.var, complaint, 'confirm-address')
  await putConfirming(c, { ticket, number })
  await sendSoon(c, number)
  return c.redirect(address(c.var.language, CONTACT), 303)
}

async function confirm(c: Context<AppEnv>, { typed, session, read }: Acting) {
  const { db, language, now } = c.var
  const t = acting(language).renew
  const once = line(typed['once'] ?? '')
  const again = (message: string) => refused(c, read, { once }, { once: message })
  if (once === '') return again(t['once.missing'])
  const ticket = await readConfirming(c)
  const code = ticket && (await tried(c.var, ticket, 'confirm-address', once))
  const isHere = (one: Read | undefined) =>
    one?.opened.complaint.number === code?.number &&
    one?.opened.complaint.facts.contact?.version === code?.contactVersion
  if (!code || !isHere(read)) {
    await count(c, c.env.LOOKUPS)
    return again(t.wrong)
  }
  const fresh = async () => {
    const now = await reread(c, session, 'nothing')
    return isHere(now) ? now : undefined
  }
  const taken = await takeFresh(c.var, read, fresh, {
    step: { step: 'confirm-address' },
    by: customer,
    besides: (guard) => [endCodes(db, session.number, now, guard)],
  })
  if (!taken.ok) throw refuse(taken)
  dropCookie(c, 'confirm')
  return doneAt(c, 'confirmed')
}

async function stop(c: Context<AppEnv>, { session, read }: Acting) {
  const taken = await takeFresh(c.var, read, () => reread(c, session, 'nothing'), {
    step: { step: 'stop-mail' },
    by: customer,
  })
  if (!taken.ok) throw refuse(taken)
  return doneAt(c, 'stopped')
}

const acts = new Map([
  ['correct', correctIt],
  ['ask', askForCode],
  ['confirm', confirm],
  ['stop', stop],
])

export const contactForm = routes()
  .get('/case/contact/', async (c) => {
    await count(c, c.env.CALLS)
    const session = await readSession(c)
    const read = session && (await reread(c, session, 'contact'))
    return read ? contactPage(c, read.opened) : trackPage(c, {}, new Problem('session-ended'))
  })
  .post('/case/contact/', async (c) => {
    const { now, ring } = c.var
    const typed = await readForm(c, backToContact)
    const session = await readSession(c)
    if (!session || typed['case'] !== session.number)
      return contactKept(c, typed, new Problem('session-ended'))
    await count(c, c.env.CALLS)
    const token = await readToken(ring, bound(session), typed['token'] ?? '', now)
    if (!token.ok) throw new Problem('stale')
    const { token: _, ...content } = typed
    const key = await stepKey(c.var, `contact ${session.number} ${token.key}`, content)
    const read = await reread(c, session, 'contact', key.keyHashes)
    if (!read) return contactKept(c, typed, new Problem('session-ended'))
    const act = acts.get(typed['action'] ?? '')
    if (!act) throw new Problem('invalid')
    return act(c, { typed, session, read, key })
  })
