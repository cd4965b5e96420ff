import type { Context } from 'hono'
import { line } from '#rules/text'
import { acting } from '#words/acting'
import { address } from '#words/address'
import type { AppEnv } from '../../env.ts'
import { dropCookie, putCookie, readCookie } from '../../http/cookie.ts'
import { problemWords, type Return } from '../../http/form.ts'
import { drawToken, readToken } from '../../http/form-token.ts'
import { count } from '../../http/guard.ts'
import { type Fill, page } from '../../http/page.ts'
import { routes } from '../../http/routing.ts'
import { readForm } from '../../http/valid.ts'
import { CaseNumber } from '../code.ts'
import { toReceipt } from '../filing/receipts.ts'
import { refuse } from '../routes.ts'
import { renewalHashes } from './finding.ts'
import { findByRenewal } from './finding-store.ts'
import { isKnown } from './known.ts'
import { CODE_LIFE } from './letters.ts'
import { sendSoon } from './mailing.ts'
import { ask, Ticket } from './once.ts'
import { renew } from './renewal.ts'

const RENEW = '/complaints/renew/'
const BOUND = 'renew'
/** How long the answer has to get away before a mail is begun, in ms. */
const LATER = 100
type Typed = Record<string, string>

const readTicket = (c: Context<AppEnv>) => readCookie(c, 'renew', Ticket)

async function renewPage(c: Context<AppEnv>, came: Fill = {}, status: 200 | 422 = 200) {
  const { now, ring, sender } = c.var
  const standing = (await readTicket(c)) ? ['asked'] : ['first']
  return page(
    c,
    RENEW,
    {
      ...came,
      values: { token: await drawToken(ring, BOUND, now), ...came.values },
      show: [...(sender ? standing : ['off']), ...(came.show ?? [])],
    },
    status,
  )
}

const backToRenew: Return = async (c, typed, problem) => {
  const standing = (await readTicket(c)) ? ['asked'] : ['first']
  const values = { token: await drawToken(c.var.ring, BOUND, c.var.now), ...typed }
  const fill = { values, text: await problemWords(c, problem), show: ['problem', ...standing] }
  return page(c, RENEW, fill, problem.status)
}

const again = (c: Context<AppEnv>, { token: _, ...values }: Typed, fields: Record<string, string>) =>
  renewPage(c, { values, errors: { title: acting(c.var.language).errorPrefix, fields } }, 422)

/**
 * Answers alike whether number and address belong together: the same statements, the same rows, the same cookie, the
 * same page. Only the mail, which is begun when the answer has gone, tells them apart.
 */
async function askForCode(c: Context<AppEnv>, typed: Typed) {
  const { db, language, ring } = c.var
  const t = acting(language)
  const [number, email] = [line(typed['number'] ?? ''), line(typed['email'] ?? '')]
  const missing = {
    ...(number === '' ? { number: t.errors['number.missing'] ?? '' } : {}),
    ...(email === '' ? { email: t.renew['email.missing'] } : {}),
  }
  if (Object.keys(missing).length > 0) return again(c, typed, missing)
  await count(c, c.env.LOOKUPS)
  const asked = CaseNumber.safeParse(number).data ?? number
  const hashes = await renewalHashes(ring, asked, email)
  const complaint = await findByRenewal(db, asked, hashes)
  const who = { isKnown: await isKnown(c, asked), asked: hashes[0] ?? '' }
  const { ticket, owner } = await ask(c.var, complaint, 'renew-code', who)
  await putCookie(c, 'renew', { ticket }, CODE_LIFE)
  await sendSoon(c, owner, LATER)
  return c.redirect(address(language, RENEW), 303)
}

async function useCode(c: Context<AppEnv>, typed: Typed) {
  const { language } = c.var
  const t = acting(language).renew
  const once = line(typed['once'] ?? '')
  if (once === '') return again(c, typed, { once: t['once.missing'] })
  const ticket = await readTicket(c)
  const renewed = ticket && (await renew(c.var, ticket, once))
  if (!renewed) {
    await count(c, c.env.LOOKUPS)
    return again(c, typed, { once: t.wrong })
  }
  if (!renewed.ok) throw refuse(renewed)
  dropCookie(c, 'renew')
  return toReceipt(c, renewed)
}

export const renewalForm = routes()
  .get('/renew/', (c) => renewPage(c))
  .post('/renew/', async (c) => {
    const { language, now, ring, sender } = c.var
    const typed = await readForm(c, backToRenew)
    if (!sender) return c.redirect(address(language, RENEW), 303)
    await count(c, c.env.CALLS)
    const token = await readToken(ring, BOUND, typed['token'] ?? '', now)
    const isCode = typed['action'] === 'renew'
    if (!token.ok) return again(c, typed, { [isCode ? 'once' : 'number']: acting(language).form.stale })
    return isCode ? useCode(c, typed) : askForCode(c, typed)
  })
