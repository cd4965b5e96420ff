import type { Context } from 'hono'
import { CaseFacts } from '#contract/complaints'
import { address } from '#words/address'
import { deskWords } from '#words/desk'
import { alertWords } from '#words/desk-alerts'
import { moment, span } from '#words/moments'
import * as store from '../../alerts/store.ts'
import { newestPromise } from '../../content.ts'
import type { AppEnv } from '../../env.ts'
import { page } from '../../http/page.ts'
import { readsAudit } from '../../staff/identity.ts'
import { staffAt, youAre } from '../gate.ts'
import { inDigits } from '../queue-store.ts'
import { hiddenFrom } from '../ratings.ts'
import { standing } from '../telling.ts'
import { reasonOf } from './reasons.ts'

const PATH = '/desk/alerts/'
type Row = Awaited<ReturnType<typeof store.open>>['rows'][number]

function AlertRow({ row, c }: { row: Row; c: Context<AppEnv> }) {
  const { language, now } = c.var
  const t = deskWords(language)
  const facts = CaseFacts.safeParse(row.facts).data
  const zone = newestPromise().calendar.timeZone
  return (
    <tr>
      <th scope="row">
        <a class="mono" href={`${address(language, '/desk/')}cases/${row.number}/`}>
          {row.number}
        </a>
        {row.kind !== 'real' && <span class="kind">{row.kind === 'demo' ? t.demo : t.drill}</span>}
      </th>
      <td>{reasonOf(row, language)}</td>
      <td>{facts ? standing(facts, language) : t.unreadable}</td>
      <td>
        <time datetime={new Date(row.at).toISOString()} title={moment(row.at, language, zone)}>
          {span(now - row.at, language)}
        </time>
      </td>
    </tr>
  )
}

/** The open alerts, the oldest first, each with its reason and the way to its case. */
export async function alertsPage(c: Context<AppEnv>) {
  const { language, db } = c.var
  const { rows, count } = await store.open(db, hiddenFrom(staffAt(c)))
  return page(c, PATH, {
    text: { you: youAre(c), waiting: alertWords(language).waiting(inDigits(count)), ...alertsHead(c, count) },
    html: { rows: rows.map((row) => String(<AlertRow row={row} c={c} />)).join('') },
    show: [rows.length === 0 ? 'none' : 'some', ...(count > rows.length ? ['more'] : [])],
  })
}

/** How many are open, in the desk's head, for those who may close them. */
export const alertsHead = (c: Context<AppEnv>, count: number | undefined): Record<string, string> =>
  count === undefined || !readsAudit(staffAt(c))
    ? {}
    : { alerts: alertWords(c.var.language).head(inDigits(count)) }
