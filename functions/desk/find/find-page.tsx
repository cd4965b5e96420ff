import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { isVisible, isWhole } from '#rules/text'
import { acting } from '#words/acting'
import { deskWords } from '#words/desk'
import { findWords } from '#words/desk-find'
import { moment, span } from '#words/moments'
import { categories, newestPromise, promiseVersion } from '../../content.ts'
import type { AppEnv } from '../../env.ts'
import { problemWords, type Return } from '../../http/form.ts'
import { readToken } from '../../http/form-token.ts'
import { type Fill, page } from '../../http/page.ts'
import { readForm } from '../../http/valid.ts'
import { readsAudit } from '../../staff/identity.ts'
import { casePath } from '../case-page.tsx'
import { colleague } from '../colleagues.tsx'
import { boundTo, staffAt, youAre } from '../gate.ts'
import { type Found, looks } from './find-store.ts'
import { LONGEST, type LookedFor } from './looked-for.ts'
import { lookFor } from './looking.ts'

const FIND = '/desk/find/'

const list = (words: readonly string[], language: 'en' | 'zh-CN') =>
  new Intl.ListFormat(language, { type: 'disjunction' }).format(words)

function FoundRow({ row, c }: { row: Found; c: Context<AppEnv> }) {
  const { language, now } = c.var
  const { facts, number, dueAt } = row
  const t = deskWords(language)
  if (!facts)
    return (
      <tr>
        <th scope="row" class="mono">
          {number}
        </th>
        <td colspan={5}>{t.unreadable}</td>
      </tr>
    )
  const category = categories.categories.find((one) => one.id === facts.category)
  const zone = promiseVersion(facts.promiseVersion).calendar.timeZone
  const length = span((dueAt ?? now) - now, language)
  return (
    <tr>
      <th scope="row">
        <a class="mono" href={casePath(c, number)}>
          {number}
        </a>
        {row.kind !== 'real' && <span class="kind">{row.kind === 'demo' ? t.demo : t.drill}</span>}
      </th>
      <td>{t.states[facts.state]}</td>
      <td>{category?.name[language] ?? facts.category}</td>
      <td>{moment(facts.filedAt, language, zone)}</td>
      <td class={dueAt !== null && dueAt < now ? 'late' : undefined}>
        {dueAt === null ? findWords(language).nothingDue : dueAt < now ? t.late(length) : t.left(length)}
      </td>
      <td>{colleague(c, facts.assignee)}</td>
    </tr>
  )
}

/** Who looked, when and by which kind; never for what. */
async function looksOf(c: Context<AppEnv>): Promise<string> {
  const { language } = c.var
  const [t, words] = [findWords(language), deskWords(language)]
  const ways: Record<string, string> = t.ways
  const zone = newestPromise().calendar.timeZone
  return (await looks(c.var.db))
    .map(({ at, staff, role, act }) =>
      String(
        <li>
          <time datetime={new Date(at).toISOString()}>{moment(at, language, zone)}</time>{' '}
          {t.looked(
            words.you(colleague(c, staff), words.roles[role]),
            ways[act.slice('find-'.length)] ?? act,
          )}
        </li>,
      ),
    )
    .join('')
}

export async function findPage(
  c: Context<AppEnv>,
  fill: Fill & { what?: string } = {},
  status: ContentfulStatusCode = 200,
) {
  const { what = '', ...came } = fill
  return page(c, FIND, { ...came, text: { you: youAre(c), ...came.text }, values: { what } }, status)
}

export async function openFind(c: Context<AppEnv>) {
  if (!readsAudit(staffAt(c))) return findPage(c)
  return findPage(c, { html: { looks: await looksOf(c) }, show: ['looks'] })
}

const comesBack: Return = async (c, { what = '' }, problem) =>
  findPage(c, { what, text: await problemWords(c, problem), show: ['problem'] }, problem.status)

/** What was looked for, as sentences: in which ways it was read, and what else may be the reason that nothing came. */
function sought(c: Context<AppEnv>, { ways, isMistyped }: LookedFor) {
  const { language } = c.var
  const t = findWords(language)
  const ofKinds = ways.map((way) => t.ways[way])
  return { text: { sought: t.sought(list(ofKinds, language)) }, show: isMistyped ? ['mistyped'] : [] }
}

/**
 * Looks a case up by what was typed, which stands in no address and no record. A number that is one leads straight to
 * its case.
 */
export async function lookUp(c: Context<AppEnv>) {
  const { language, now, ring } = c.var
  const t = findWords(language)
  const { what: typed = '', 'find-token': sent = '' } = await readForm(c, comesBack)
  const what = typed.trim()
  const token = await readToken(ring, boundTo(c, 'find'), sent, now)
  if (!token.ok) return findPage(c, { what, show: ['problem-ended'] }, 403)
  if (!isWhole(what) || !isVisible(what) || what.length > LONGEST) {
    const errors = { title: acting(language).errorPrefix, fields: { what: t.missing } }
    return findPage(c, { what: '', errors }, 422)
  }
  const { found, isMore, ...asked } = await lookFor(c.var, staffAt(c), what)
  const exact = found.find(({ number }) => number === asked.number)
  if (exact) return c.redirect(casePath(c, exact.number), 303)
  const { text, show } = sought(c, asked)
  return findPage(c, {
    what,
    text: { ...text, count: t.count(found.length) },
    html: { rows: found.map((row) => String(<FoundRow row={row} c={c} />)).join('') },
    show: [...show, found.length === 0 ? 'none' : 'some', ...(isMore ? ['more'] : [])],
  })
}
