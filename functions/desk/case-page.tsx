import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { SentFile } from '#contract/files'
import { isLate, isRunning } from '#rules/clocks'
import { address } from '#words/address'
import { deskWords } from '#words/desk'
import { replyWords } from '#words/desk-replies'
import { nothingRead, openContents } from '../complaints/case/case-files.ts'
import { clocksOf } from '../complaints/case/clocks.tsx'
import { historyOf } from '../complaints/case/history.tsx'
import { cameBy, kindOf, levelName, ours, type Place, placeOf } from '../complaints/case/place.ts'
import type { Opened } from '../complaints/store.ts'
import type { WordsByEvent } from '../complaints/words.ts'
import { categories, promiseVersion } from '../content.ts'
import type { AppEnv } from '../env.ts'
import { drawToken } from '../http/form-token.ts'
import { type Fill, page } from '../http/page.ts'
import { answeringRole, readsAudit } from '../staff/identity.ts'
import { alertsHead } from './alerts/page.tsx'
import { alertParts } from './alerts/parts.tsx'
import { causeParts, relatedTo, visitParts } from './beside-case.ts'
import { boxOf, writingBoxes } from './boxes.ts'
import { answering, colleague } from './colleagues.tsx'
import { compared } from './compared.tsx'
import { deedsList } from './deeds.tsx'
import { draftParts } from './draft-parts.tsx'
import { ownDrafts } from './drafts.ts'
import { earlierList } from './find/earlier.tsx'
import { boundTo, staffAt, youAre } from './gate.ts'
import { nextStep, offeredTo } from './offered.ts'
import { playbookParts } from './playbooks.tsx'
import { fileParts } from './reply-files.ts'
import type { Opening } from './store.ts'
import type { CaseRead } from './taking.ts'
import { amongColleagues, standing } from './telling.ts'

export const casePath = (c: Context<AppEnv>, number: string, language = c.var.language) =>
  `${address(language, '/desk/')}cases/${number}/`

type Came = Pick<Fill, 'values' | 'errors' | 'text'> & {
  show?: readonly string[]
  /** The step whose box is to be seen. */
  open?: string | undefined
  /** The version that the writer had before them: what came later is marked, and stands beside what they wrote. */
  seen?: number | undefined
  /** Files that wait with a step, as this request has left them. */
  waiting?: { action: string; files: readonly SentFile[] }
}

function contactOf({ complaint }: Opened, words: WordsByEvent, c: Context<AppEnv>): string {
  const t = deskWords(c.var.language).case
  const contact: Record<string, string | undefined> =
    words.get(complaint.facts.contact?.version ?? 0)?.contact ?? {}
  const given = Object.entries(t.contactKinds).filter(([kind]) => contact[kind])
  if (given.length === 0) return String(<p>{t.noContact}</p>)
  return String(
    <dl class="facts">
      {given.map(([kind, label]) => (
        <div>
          <dt>{label}</dt>
          <dd>{contact[kind]}</dd>
        </div>
      ))}
    </dl>,
  )
}

/** What was typed for steps that are no longer open. */
const stranded = (values: Record<string, string>, actions: readonly string[]): string[] =>
  Object.entries(values).flatMap(([name, value]) => {
    const { box, action = '' } = boxOf(name) ?? {}
    const isLost = writingBoxes.some((one) => one === box) && !actions.includes(action)
    return isLost && value !== '' ? [value] : []
  })

const nothing: ReturnType<typeof compared> = { html: {}, show: [] }

/** A page that comes back is no new opening. */
export const unrecorded: Opening = { others: [], deeds: [], isUnsent: false, openAlerts: undefined }

/** What the member of staff at the desk can do with a case now. */
export function offeredAt(c: Context<AppEnv>, { opened, alerts }: CaseRead): string[] {
  const { facts } = opened.complaint
  const role = answeringRole(staffAt(c))
  return role
    ? offeredTo(role, facts, alerts.length > 0, promiseVersion(facts.promiseVersion), c.var.now)
    : []
}

/** The case in a few words each, by the slot it fills. */
export function factsInWords(
  c: Context<AppEnv>,
  { complaint }: Opened,
  place: Place,
): Record<string, string> {
  const { language } = c.var
  const { facts, number } = complaint
  const category = categories.categories.find((one) => one.id === facts.category)
  return {
    number,
    state: standing(facts, language),
    filed: ours(facts.filedAt, place),
    came: cameBy(facts, place) ?? '',
    category: category?.name[language] ?? facts.category,
    impact: categories.impacts[facts.impact].name[language],
    severity: categories.severities[facts.severity].name[language],
    level: levelName(facts.level, place),
    round: String(facts.round),
    with: colleague(c, facts.assignee),
    language: deskWords(language).languages[complaint.language],
  }
}

/** Everything about a case on one page, for somebody whose role reads words; what colleagues did with it is for supervisors. */
export async function deskCasePage(
  c: Context<AppEnv>,
  read: CaseRead,
  { others, deeds: done, isUnsent, openAlerts }: Opening,
  came: Came = {},
  status: ContentfulStatusCode = 200,
) {
  const { language, now, ring } = c.var
  const staff = staffAt(c)
  const { opened } = read
  const { complaint } = opened
  const { facts, number } = complaint
  const t = deskWords(language)
  const place = { ...placeOf(c, facts), zone: undefined, reasons: t.reasons }
  const answers = answeringRole(staff)
  const { words, files } = answers ? await openContents(ring, opened) : nothingRead
  const actions = offeredAt(c, read)
  const warned = alertParts(answers ? read.alerts : [], actions, came.values?.['alert-close-alert'], language)
  const mayAudit = readsAudit(staff)
  const next = nextStep(facts, now)
  const cause = causeParts(facts, language)
  const visit = visitParts(facts, place)
  const own = answers ? await ownDrafts(ring, read, staff.id) : []
  const begun = { own, rows: answers ? read.drafts : [] }
  const drafts = draftParts(c, begun, actions, { typed: came.values ?? {}, me: staff.id, place })
  const kept = [...new Set([...stranded(came.values ?? {}, actions), ...drafts.left])].join('\n\n')
  const seen = came.seen ?? drafts.seen
  const isOverdue = facts.clocks.some(
    (clock) => clock.name !== 'silence' && isRunning(clock) && isLate(clock, now),
  )
  const values = { ...drafts.values, ...came.values }
  const offered = playbookParts(c, opened, actions)
  const staged = await fileParts(c, read, actions, { values, just: came.waiting })
  const telling = {
    ...amongColleagues(language, (id) => colleague(c, id), `${casePath(c, number)}files/`, seen),
    picture: replyWords(language).picture,
  }
  const { deeds } = read
  const beside =
    came.seen === undefined
      ? nothing
      : compared(
          c,
          { opened, words, files },
          { seen: came.seen, typed: values, action: came.open ?? '' },
          { telling, place, deeds },
        )
  const who = others.map((id) => colleague(c, id)).join(language === 'zh-CN' ? '、' : ', ')
  return page(
    c,
    '/desk/case/',
    {
      text: {
        ...factsInWords(c, opened, place),
        you: youAre(c),
        seen: t.case.seenBy(who),
        ...cause.text,
        ...visit.text,
        ...drafts.text,
        ...alertsHead(c, openAlerts),
        ...came.text,
      },
      html: {
        history: historyOf(opened, words, files, place, telling),
        clocks: clocksOf(opened, place),
        audit: mayAudit ? deedsList(done, c, place) : '',
        contact: answers ? contactOf(opened, words, c) : '',
        earlier: answers ? earlierList(read.earlier, place) : '',
        assignees: answering(c, came.values?.['assignee-assign']),
        ...drafts.html,
        ...staged.html,
        ...offered.html,
        ...beside.html,
        ...warned.html,
      },
      attributes: {
        ...cause.attributes,
        ...drafts.attributes,
        twin: { href: casePath(c, number, language === 'en' ? 'zh-CN' : 'en') },
        file: { href: `${casePath(c, number)}file/` },
        ...(came.open === undefined ? {} : { [`step-${came.open}`]: { open: '' } }),
      },
      show: [
        ...actions,
        `next-${next}`,
        ...(answers && next === 'propose' && !actions.includes(next) ? ['above'] : []),
        ...(actions.includes('assign') && facts.state !== 'closed' && !facts.assignee ? ['take'] : []),
        ...(answers ? ['words'] : ['no-words']),
        ...(answers && actions.length === 0 ? ['nothing'] : []),
        ...(answers ? ['do'] : []),
        ...(others.length > 0 ? ['seen'] : []),
        ...(isUnsent ? ['unsent'] : []),
        ...(mayAudit ? ['audit'] : []),
        ...(isOverdue ? ['late'] : []),
        ...(facts.unexplained ? ['unexplained'] : []),
        ...(complaint.onBehalf ? ['on-behalf'] : []),
        ...kindOf(complaint),
        ...(answers && read.earlier.length > 0 ? ['earlier'] : []),
        ...(facts.channel === undefined ? [] : ['came']),
        ...(kept === '' ? [] : ['stranded']),
        ...cause.show,
        ...visit.show,
        ...relatedTo(complaint),
        ...drafts.show,
        ...staged.show,
        ...offered.show,
        ...beside.show,
        ...warned.show,
        ...(came.seen === undefined && (drafts.seen ?? complaint.version) < complaint.version
          ? ['moved']
          : []),
        ...(came.show ?? []),
      ],
      values: {
        ...values,
        ...drafts.marks,
        ...staged.marks,
        ...(kept === '' ? {} : { stranded: kept }),
        token: await drawToken(ring, boundTo(c, number), now),
        case: number,
        version: String(complaint.version),
      },
      errors: came.errors,
    },
    status,
  )
}
