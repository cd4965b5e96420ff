import type { Context } from 'hono'
import * as z from 'zod/mini'
import type { Language } from '#contract/company'
import { address } from '#words/address'
import { intakeWords } from '#words/intake'
import { moment } from '#words/moments'
import { alphabet } from '../../complaints/code.ts'
import { ANSWER_LIFETIME, forgetCode, recall } from '../../complaints/filing/intake.ts'
import { company, promiseVersion } from '../../content.ts'
import type { AppEnv } from '../../env.ts'
import { putCookie, readCookie } from '../../http/cookie.ts'
import { returned } from '../../http/form.ts'
import { drawToken, readToken } from '../../http/form-token.ts'
import { page } from '../../http/page.ts'
import { Problem } from '../../http/problem.ts'
import { readForm } from '../../http/valid.ts'
import { casePath } from '../case-page.tsx'
import { boundTo, staffAt, youAre } from '../gate.ts'
import { numberIn } from '../taking.ts'

const RECEIPT = '/desk/intake/receipt/'
/** How many a browser keeps open at once. */
const KEPT = 4

/** What a member of staff has filed in this browser and may still read out: by the key under which it was filed. */
const Receipt = z.strictObject({ staff: z.string(), key: z.string(), number: z.string(), until: z.int() })
type Receipt = z.output<typeof Receipt>

async function receiptsOf(c: Context<AppEnv>): Promise<Receipt[]> {
  const all = (await readCookie(c, 'handover', z.array(Receipt))) ?? []
  return all.filter(({ staff, until }) => staff === staffAt(c).id && until > c.var.now)
}

const receiptPath = (number: string, language: Language) => `${address(language, RECEIPT)}?case=${number}`

/** Remembers a filing for as long as its code can be read again, and leads to its receipt. */
export async function toReceipt(c: Context<AppEnv>, { key, number }: { key: string; number: string }) {
  const { language, now } = c.var
  const others = (await receiptsOf(c)).filter((one) => one.key !== key)
  const one: Receipt = { staff: staffAt(c).id, key, number, until: now + ANSWER_LIFETIME.form }
  await putCookie(c, 'handover', [...others, one].slice(-KEPT), ANSWER_LIFETIME.form)
  return c.redirect(receiptPath(number, language), 303)
}

const asked = async (c: Context<AppEnv>, number: string) =>
  (await receiptsOf(c)).find((one) => one.number === number)

/** Number and code group by group, each letter as a word, for whoever reads them out. */
function Spelled({ groups, language }: { groups: readonly string[]; language: Language }) {
  const t = intakeWords(language)
  const words = t.spelled.split(',')
  const spelled = (letter: string) => t.spelledAs(letter, words[alphabet.indexOf(letter)] ?? '')
  return (
    <table class="spelled" lang={language}>
      <tbody>
        {groups.map((group) => (
          <tr>
            <th scope="row" class="mono">
              {group}
            </th>
            <td>{[...group].map(spelled).join(t.spelledWith)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The receipt of a complaint that staff have recorded: to be read out, or printed and handed over. */
export async function readReceipt(c: Context<AppEnv>) {
  const { language, now, ring } = c.var
  const receipt = await asked(c, numberIn(c.req.query('case')))
  const found = receipt && (await recall(c.var, receipt))
  if (!receipt || !found) return page(c, RECEIPT, { text: { you: youAre(c) }, show: ['gone'] }, 404)
  const { filed, complaint } = found
  const { calendar } = promiseVersion(complaint.facts.promiseVersion)
  const at = (time: string) => moment(Date.parse(time), language, calendar.timeZone)
  const other = language === 'en' ? 'zh-CN' : 'en'
  const spelled = (written: string | undefined, kept: Language) =>
    String(<Spelled groups={written?.split('-') ?? []} language={kept} />)
  const { accessCode } = filed
  return page(c, RECEIPT, {
    text: {
      you: youAre(c),
      number: filed.caseNumber,
      code: accessCode ?? '',
      filed: at(filed.filedAt),
      respondBy: at(filed.respondBy),
      proposeBy: at(filed.proposeBy),
      track: `${company.origin}${address(complaint.language, '/complaints/track/')}`,
    },
    html: {
      'spelled-number': spelled(filed.caseNumber, language),
      'spelled-code': spelled(accessCode, language),
      'other-number': spelled(filed.caseNumber, other),
      'other-code': spelled(accessCode, other),
    },
    attributes: {
      twin: { href: receiptPath(receipt.number, other) },
      'in-theirs': { href: receiptPath(receipt.number, complaint.language) },
      case: { href: casePath(c, receipt.number) },
    },
    show: [
      'receipt',
      accessCode === undefined ? 'code-gone' : 'code',
      ...(complaint.language === language ? [] : ['in-theirs']),
      ...(complaint.kind === 'drill' ? ['drill'] : []),
    ],
    values: {
      token: await drawToken(ring, boundTo(c, `receipt ${receipt.number}`), now),
      case: receipt.number,
    },
  })
}

/** The customer has both: the code can be read nowhere any more, and the case is next. */
export async function saveReceipt(c: Context<AppEnv>) {
  const typed = await readForm(c, returned(RECEIPT, ''))
  const number = numberIn(typed['case'])
  const token = await readToken(c.var.ring, boundTo(c, `receipt ${number}`), typed['token'] ?? '', c.var.now)
  const receipt = await asked(c, number)
  if (!receipt) return c.redirect(casePath(c, number), 303)
  if (!token.ok) throw new Problem('forbidden')
  await forgetCode(c.var, receipt.key)
  return c.redirect(casePath(c, number), 303)
}
