import type { Context } from 'hono'
import type { Language } from '#contract/company'
import type { CaseFacts } from '#contract/complaints'
import { isRunning } from '#rules/clocks'
import { address } from '#words/address'
import { deskWords } from '#words/desk'
import { causesWords } from '#words/desk-causes'
import { queueWords } from '#words/desk-queue'
import { moment, span } from '#words/moments'
import { Bar } from '../complaints/case/clocks.tsx'
import { categories, promiseVersion } from '../content.ts'
import type { AppEnv } from '../env.ts'
import { page } from '../http/page.ts'
import { alertsHead } from './alerts/page.tsx'
import { colleague } from './colleagues.tsx'
import { staffAt, youAre } from './gate.ts'
import { type Queue, queueAddress } from './queue.ts'
import { chosenFilters, queueFilters } from './queue-filters.tsx'
import { queued, type Row } from './queue-store.ts'
import { hasQuestion, owesRemedy } from './telling.ts'

const DESK = '/desk/'

/** How long a case has, or has waited, in words. */
function timeSaid({ dueAt }: Row, facts: CaseFacts, view: Queue['view'], c: Context<AppEnv>): string {
  const { language, now } = c.var
  const t = deskWords(language)
  const length = span(dueAt - now, language)
  if (view === 'causes') return causesWords(language).closedFor(length)
  if (view === 'not-reached') return queueWords(language).unreachedFor(length)
  if (hasQuestion(facts)) return t.needsAnswer(length)
  return dueAt < now ? t.late(length) : t.left(length)
}

/** Where a case stands, in the words of a row. */
function stateSaid(facts: CaseFacts, language: Language): string {
  const t = deskWords(language)
  const own = queueWords(language)
  if (facts.state === 'closed' && owesRemedy(facts)) return t.owed
  if (facts.state !== 'proposed' || hasQuestion(facts)) return t.states[facts.state]
  if (facts.unreachedSince !== undefined) return own.unreached
  return facts.reminderOwed ? own.toRemind : facts.confirmationOwed ? own.toConfirm : t.states.proposed
}

function CaseRow({ row, view, c }: { row: Row; view: Queue['view']; c: Context<AppEnv> }) {
  const { language, now } = c.var
  const { facts, number } = row
  const t = deskWords(language)
  if (!facts)
    return (
      <tr id={number}>
        <th scope="row" class="mono">
          {number}
        </th>
        <td colspan={4}>{t.unreadable}</td>
      </tr>
    )
  const isLate = row.dueAt < now && view !== 'causes' && view !== 'not-reached'
  const clock = facts.clocks.find((one) => isRunning(one) && one.dueAt === row.dueAt)
  const category = categories.categories.find((one) => one.id === facts.category)
  const zone = promiseVersion(facts.promiseVersion).calendar.timeZone
  return (
    <tr id={number}>
      <th scope="row">
        <a class="mono" href={`${address(language, DESK)}cases/${number}/`}>
          {number}
        </a>
        {row.kind !== 'real' && <span class="kind">{row.kind === 'demo' ? t.demo : t.drill}</span>}
      </th>
      <td class={isLate ? 'due late' : 'due'}>
        <time datetime={new Date(row.dueAt).toISOString()} title={moment(row.dueAt, language, zone)}>
          {timeSaid(row, facts, view, c)}
        </time>
        {clock && <Bar clock={clock} now={now} />}
      </td>
      <td>
        {stateSaid(facts, language)}
        {facts.customerWroteLast && facts.state !== 'received' && <span class="wrote">{t.wroteLast}</span>}
      </td>
      <td>
        {category?.name[language] ?? facts.category}
        <span class="quiet">
          {categories.severities[facts.severity].name[language]} · {t.level(facts.level)}
        </span>
      </td>
      <td>{colleague(c, facts.assignee)}</td>
    </tr>
  )
}

export async function queuePage(c: Context<AppEnv>, queue: Queue) {
  const { language, now } = c.var
  const t = deskWords(language)
  const me = staffAt(c)
  const { rows, more, isCut, count, counts, openAlerts } = await queued(c.var.db, queue, me.id, now)
  const here = address(language, DESK)
  const other = language === 'en' ? 'zh-CN' : 'en'
  return page(c, DESK, {
    text: {
      you: youAre(c),
      waiting: queue.after === undefined ? t.waiting(count) : t.further(count),
      chosen: chosenFilters(queue, language),
      ...alertsHead(c, openAlerts),
    },
    html: {
      filters: queueFilters(queue, counts, language),
      rows: rows.map((row) => String(<CaseRow row={row} view={queue.view} c={c} />)).join(''),
    },
    attributes: {
      twin: { href: address(other, DESK) + queueAddress(queue, { after: queue.after }) },
      ...(more === undefined ? {} : { more: { href: here + queueAddress(queue, { after: more }) } }),
    },
    show: [
      rows.length === 0 ? 'none' : 'some',
      ...(isCut ? ['cut'] : []),
      ...(more === undefined ? [] : ['more']),
    ],
  })
}
