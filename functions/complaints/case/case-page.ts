import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import * as z from 'zod/mini'
import type { CaseFacts } from '#contract/complaints'
import type { SentFile } from '#contract/files'
import { actionsNow, decide } from '#rules/complaints'
import { acting } from '#words/acting'
import { address } from '#words/address'
import { categories } from '../../content.ts'
import type { AppEnv } from '../../env.ts'
import { drawToken } from '../../http/form-token.ts'
import { type Fill, page } from '../../http/page.ts'
import { newsOf } from '../contact/news.ts'
import { stagedList } from '../filing/staged-files.tsx'
import type { Opened } from '../store.ts'
import { visitsOf } from './agreed-visits.ts'
import { openContents } from './case-files.ts'
import { clocksOf } from './clocks.tsx'
import { unfolded } from './folding.ts'
import { historyOf, toCustomer } from './history.tsx'
import { keptSentence } from './kept.ts'
import { cameBy, kindOf, levelName, ours, type Place, placeOf, zoneOf, zoneSentence } from './place.ts'
import { bound, putSession, sessionOn } from './session.ts'
import {
  isAsked,
  messageFollows,
  missedSentences,
  nextSentences,
  silenceSentences,
  stateSentence,
} from './standing.ts'

/** A box goes when its step is over; what was written in it then waits in the message box. */
function orphaned(values: Record<string, string>, actions: readonly string[]): string | undefined {
  const isGone = (name: string) => name.startsWith('text-') && !actions.includes(name.slice('text-'.length))
  return Object.entries(values).find(([name, text]) => isGone(name) && text !== '')?.[1]
}

/** What is said of a case in a few words each, by the slot it fills; the printed record has the same. */
export function factsInWords({ complaint }: Pick<Opened, 'complaint'>, place: Place): Record<string, string> {
  const { language } = place
  const { facts, number } = complaint
  const t = acting(language)
  const category = categories.categories.find((one) => one.id === facts.category)
  return {
    number,
    state: stateSentence(facts, language),
    missed: sentences(missedSentences(facts, place), language),
    next: sentences(nextSentences(facts, place), language),
    more: sentences(silenceSentences(facts, place), language),
    filed: ours(facts.filedAt, place),
    came: cameBy(facts, place) ?? '',
    category: category?.name[language] ?? facts.category,
    impact: categories.impacts[facts.impact].name[language],
    severity: categories.severities[facts.severity].name[language],
    level: levelName(facts.level, place),
    outcome: facts.outcome === undefined ? '' : t.case.outcomes[facts.outcome],
    kept: keptSentence(facts, place),
    notice: t.openCase.kept.notice(complaint.noticeVersion),
  }
}

const sentences = (all: readonly string[], language: string) => all.join(language === 'zh-CN' ? '' : ' ')

/** The parts of the page that stand or go with the case. */
function parts(facts: CaseFacts, actions: readonly string[], texts: Record<string, string>, place: Place) {
  const asked = decide(facts, { step: 'ask-erasure' }, { kind: 'customer' }, place.promise, place.now)
  // What is said of later visits has a place of its own, and is nothing that waits to be done.
  const urgent = actions.filter((action) => action !== 'agree-visits' && action !== 'withdraw-visits')
  const others = urgent.filter((action) => action !== 'message' && action !== 'withdraw')
  return [
    ...actions,
    ...(urgent.length > 0 ? ['now'] : []),
    ...(urgent.length > 0 && others.length === 0 && !isAsked(facts) ? ['nothing'] : []),
    ...['missed', 'next', 'more', 'outcome', 'came'].filter((name) => texts[name] !== ''),
    ...(asked.ok ? ['ask-erasure'] : []),
    ...(facts.state === 'closed' ? [] : ['not-open']),
    ...(facts.state === 'proposed' || facts.state === 'closed' ? ['disagree'] : []),
    ...(facts.erasedAt !== undefined ? ['erased'] : facts.erasureAskedAt === undefined ? [] : ['asked']),
  ]
}

/** Where an earlier part of the history ends: before the entry of this version. */
const Before = z.coerce.number().check(z.int(), z.positive())

/** The part of the history that the address asks for: what is read of a case where its page is shown. */
export const partOf = (c: Context<AppEnv>) => ({ before: Before.safeParse(c.req.query('before')).data })

type Came = Pick<Fill, 'values' | 'errors' | 'text'> & {
  show?: readonly string[]
  open?: string | undefined
  /** Files that have arrived and go with the message. */
  waiting?: readonly SentFile[]
}

/**
 * The open case, filled afresh, with what was typed if it comes back; `open` names the step whose box is to
 * be seen. Renews the idle time.
 */
export async function casePage(
  c: Context<AppEnv>,
  opened: Opened,
  came: Came = {},
  status: ContentfulStatusCode = 200,
) {
  const { language, ring, now } = c.var
  const { complaint } = opened
  const { facts } = complaint
  const session = await sessionOn(c, complaint)
  const place = placeOf(c, facts, session)
  const { shown, earlier, first } = unfolded(opened)
  const needed = new Set(shown.map(({ version }) => version))
  const { words, files } = await openContents(ring, {
    ...opened,
    files: opened.files.filter(({ version }) => needed.has(version ?? 0)),
  })
  const actions = actionsNow(facts, place.promise, now)
  const texts = factsInWords(opened, place)
  const visits = visitsOf(facts, actions, place)
  const left = orphaned(came.values ?? {}, actions)
  const stranded = actions.includes('message') ? undefined : (left ?? came.values?.['text'])
  await putSession(c, session)
  const contact = facts.contact && words.get(facts.contact.version)?.contact

  return page(
    c,
    '/complaints/case/',
    {
      text: {
        ...texts,
        write: facts.state === 'closed' ? acting(language).case.addFacts : acting(language).case.write,
        'message-follows': messageFollows(facts, language),
        'zone-now': zoneOf(place),
        zone: zoneSentence(place, session.zone !== undefined),
        earlier: acting(language).openCase.earlier(earlier),
        news: newsOf(facts, contact ?? {}, c.var.sender !== undefined, place.language).sentence,
        ...visits.text,
        ...came.text,
      },
      html: {
        history: historyOf(opened, words, files, place, { ...toCustomer(language), chosen: () => shown }),
        clocks: clocksOf(opened, place),
        staged: stagedList(came.waiting ?? [], language),
      },
      show: [
        ...parts(facts, actions, texts, place),
        ...kindOf(complaint),
        ...visits.show,
        ...(earlier > 0 ? ['earlier'] : []),
        ...(opened.part?.before === undefined ? [] : ['newest']),
        ...(facts.erasedAt === undefined ? ['news'] : []),
        ...(left === undefined ? [] : ['not-sent']),
        ...(stranded ? ['stranded'] : []),
        ...(came.waiting?.length ? ['staged'] : []),
        ...(came.show ?? []),
      ],
      values: {
        token: await drawToken(ring, bound(session), now),
        ...came.values,
        ...(left === undefined ? {} : { text: left }),
        ...(stranded ? { stranded } : {}),
        case: complaint.number,
        version: String(complaint.version),
      },
      attributes: {
        earlier: { href: `${address(language, '/complaints/case/')}?before=${first}#history` },
        notice: { href: address(language, `/privacy/v${complaint.noticeVersion}/`) },
        // What the list offers first, and so what it says as long as nothing else was chosen.
        'zone-now': { value: zoneOf(place) },
        ...(came.open === undefined ? {} : { [`step-${came.open}`]: { open: '' } }),
      },
      errors: came.errors,
    },
    status,
  )
}
