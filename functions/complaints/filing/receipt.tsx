import type { Context } from 'hono'
import type { CaseFacts } from '#contract/complaints'
import { acting } from '#words/acting'
import { address } from '#words/address'
import { moment } from '#words/moments'
import { company, promiseVersion } from '../../content.ts'
import type { AppEnv } from '../../env.ts'
import { returned } from '../../http/form.ts'
import { drawToken, readToken } from '../../http/form-token.ts'
import { type Fill, page } from '../../http/page.ts'
import { Problem } from '../../http/problem.ts'
import { routes } from '../../http/routing.ts'
import { readForm } from '../../http/valid.ts'
import * as answers from '../answers-store.ts'
import { kindOf } from '../case/place.ts'
import { beginSession, putSession } from '../case/session.ts'
import { remember } from '../contact/known.ts'
import { isRenewal } from '../contact/renewal.ts'
import { keyHashes, recall } from './intake.ts'
import { asked, forget, RECEIPT, type Receipt, receiptAddress, receiptsOf } from './receipts.ts'

const bound = ({ key }: Receipt) => `receipt ${key}`

/** Times as the promise that governs the case writes them. */
function times(c: Context<AppEnv>, { filed, complaint }: NonNullable<Awaited<ReturnType<typeof recall>>>) {
  const { calendar } = promiseVersion(complaint.facts.promiseVersion)
  const at = (time: string) => moment(Date.parse(time), c.var.language, calendar.timeZone)
  return { filed: at(filed.filedAt), respondBy: at(filed.respondBy), proposeBy: at(filed.proposeBy) }
}

/** Which sentence says where the answer will be found. */
function whereNews(contact: CaseFacts['contact'], isMailOn: boolean): string {
  if (!isMailOn) return 'mail-off'
  if (contact === undefined || contact.email === 'none') return 'no-mail'
  return contact.email === 'confirmed' && !contact.stopped ? 'mail-confirmed' : 'mail'
}

/** Other complaints that this browser filed and has not marked as saved. */
function Others({ c, shown, all }: { c: Context<AppEnv>; shown: Receipt; all: readonly Receipt[] }) {
  return (
    <ul>
      {all
        .filter(({ key }) => key !== shown.key)
        .map(({ number }) => (
          <li>
            <a href={receiptAddress(c, number, all)}>{number}</a>
          </li>
        ))}
    </ul>
  )
}

async function receiptPage(
  c: Context<AppEnv>,
  receipt: Receipt | undefined,
  came: Fill = {},
  status: 200 | 422 = 200,
) {
  const { language, now, ring, sender } = c.var
  const t = acting(language).receipt
  const all = await receiptsOf(c)
  const found = receipt && (await recall(c.var, receipt))
  if (!found) return page(c, RECEIPT, { show: ['gone'] }, 404)
  const { filed, complaint } = found
  const { contact, promiseVersion: promise } = complaint.facts
  return page(
    c,
    RECEIPT,
    {
      ...came,
      text: {
        number: filed.caseNumber,
        code: filed.accessCode ?? '',
        ...times(c, found),
        promise: t.promise(promise),
      },
      html: { others: String(<Others c={c} shown={receipt} all={all} />) },
      attributes: {
        download: { href: receiptAddress(c, receipt.number, all, '/complaints/receipt.txt') },
      },
      show: [
        'receipt',
        ...kindOf(complaint),
        filed.accessCode === undefined ? 'code-gone' : 'code',
        isRenewal(receipt.key) ? 'renewed' : 'arrived',
        whereNews(contact, sender !== undefined),
        ...(all.length > 1 ? ['others'] : []),
      ],
      values: { token: await drawToken(ring, bound(receipt), now) },
    },
    status,
  )
}

/** Whose receipt a page was: its token was made for that filing alone. */
async function shownOn(c: Context<AppEnv>, token: string): Promise<Receipt | undefined> {
  for (const receipt of await receiptsOf(c)) {
    if ((await readToken(c.var.ring, bound(receipt), token, c.var.now)).ok) return receipt
  }
  return undefined
}

export const receiptForm = routes()
  .get('/receipt/', async (c) => receiptPage(c, asked(c, await receiptsOf(c))))
  .get('/receipt.txt', async (c) => {
    const { language } = c.var
    const t = acting(language).receipt
    const receipt = asked(c, await receiptsOf(c))
    const found = receipt && (await recall(c.var, receipt))
    if (!found?.filed.accessCode) throw new Problem('not-found')
    const { caseNumber: number, accessCode: code } = found.filed
    const track = new URL(address(language, '/complaints/track/'), c.req.url).href
    const { kind } = found.complaint
    const mark = kind === 'real' ? '' : `${acting(language).kinds[kind]}\r\n\r\n`
    const text = mark + t.file({ company: company.name[language], number, code, ...times(c, found), track })
    // A byte order mark, so that old editors read the Chinese.
    return c.body(`\uFEFF${text}`, 200, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="${t.fileName(number)}"`,
      'Cache-Control': 'private, no-store',
    })
  })
  .post('/receipt/', async (c) => {
    const { language, db, ring } = c.var
    const t = acting(language)
    const typed = await readForm(c, returned(RECEIPT, ''))
    if ((await receiptsOf(c)).length === 0) return receiptPage(c, undefined)
    const receipt = await shownOn(c, typed['token'] ?? '')
    if (!receipt) throw new Problem('forbidden')
    if (typed['saved'] !== 'yes') {
      const errors = { title: t.errorPrefix, fields: { saved: t.receipt.savedMissing } }
      return receiptPage(c, receipt, { errors }, 422)
    }
    const hashes = await keyHashes(ring, receipt.key)
    const found = await answers.findAnswer(db, hashes)
    await answers.forgetAnswer(db, hashes)
    await forget(c, receipt)
    const isOurs = found?.complaint.number === receipt.number
    if (!isOurs || found.complaint.codeGeneration !== receipt.generation)
      return c.redirect(address(language, '/complaints/track/'), 303)
    await putSession(c, beginSession(c, found.complaint))
    await remember(c, receipt.number)
    return c.redirect(address(language, '/complaints/case/'), 303)
  })
