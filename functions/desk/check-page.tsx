import type { Context } from 'hono'
import type { CaseFacts } from '#contract/complaints'
import type { SentFile } from '#contract/files'
import { acting } from '#words/acting'
import { inWords } from '#words/dates'
import { deskWords } from '#words/desk'
import { visitWords } from '#words/desk-visits'
import { reachingWords } from '#words/reaching'
import { kindOf, placeOf } from '../complaints/case/place.ts'
import { fileListed } from '../complaints/filing/staged-files.tsx'
import type { Opened } from '../complaints/store.ts'
import type { Words } from '../complaints/words.ts'
import { categories } from '../content.ts'
import type { AppEnv } from '../env.ts'
import { page } from '../http/page.ts'
import { causeSaid } from './beside-case.ts'
import { boxOf } from './boxes.ts'
import { casePath } from './case-page.tsx'
import type { StaffAction } from './contract.ts'
import { followsForStaff } from './follows.ts'
import { youAre } from './gate.ts'

/** What was chosen beside the text, as the customer will read it. */
function chosen(wanted: StaffAction, language: AppEnv['Variables']['language']): string[] {
  const { case: t, openCase } = acting(language)
  switch (wanted.action) {
    case 'propose':
      return [
        t.outcomes[wanted.outcome],
        wanted.remedyDue === undefined
          ? openCase.happened.noRemedy
          : openCase.happened.remedyBy(inWords(wanted.remedyDue, language)),
      ]
    case 'told':
    case 'remind':
      return [
        reachingWords(language).happened.told(
          reachingWords(language).ways[wanted.way],
          inWords(wanted.on, language),
        ),
      ]
    case 'visit':
      return [visitWords(language).results[wanted.result]]
    case 'final':
      return [t.outcomes[wanted.outcome]]
    case 'pause':
      return [t.pauseReasons[wanted.reason]]
    case 'reassess':
      return [categories.severities[wanted.severity].name[language]]
    case 'duplicate':
      return [wanted.other]
    default:
      return []
  }
}

type Checked = {
  wanted: StaffAction
  words: Words | undefined
  typed: Record<string, string>
  waiting: readonly SentFile[]
}

/**
 * What the customer will see, before it goes out: the answer to the first POST. It carries what was typed and
 * the token as fields, so that going on, however often, is one step, and going back loses nothing.
 */
export function checkPage(
  c: Context<AppEnv>,
  { complaint }: Opened,
  next: CaseFacts,
  { wanted, words, typed, waiting }: Checked,
) {
  const { language } = c.var
  const t = deskWords(language)
  const place = placeOf(c, complaint.facts)
  const follows = followsForStaff(complaint.facts, next, place, c.var.sender !== undefined)
  const named = 'cause' in wanted ? causeSaid(wanted, language) : []
  const own = (name: string) => name === 'action' || boxOf(name)?.action === wanted.action
  return page(c, '/desk/check/', {
    text: {
      you: youAre(c),
      number: complaint.number,
      step: t.steps[wanted.action],
      words: words?.text ?? '',
      remedy: words?.remedy ?? '',
      chosen: chosen(wanted, language).join(' · '),
      cause: named.join(' · '),
      'root-cause': words?.rootCause ?? '',
    },
    html: {
      files: fileListed(waiting, language),
      follows: follows.map((sentence) => String(<li>{sentence}</li>)).join(''),
      fields: Object.entries(typed)
        .filter(([name]) => own(name))
        .map(([name, value]) => String(<input type="hidden" name={name} value={value} />))
        .join(''),
    },
    attributes: {
      form: { action: casePath(c, complaint.number) },
      // What is being checked has no address of its own: the other language begins at the case.
      twin: { href: casePath(c, complaint.number, language === 'en' ? 'zh-CN' : 'en') },
    },
    show: [
      ...kindOf(complaint),
      ...(words?.text === undefined ? [] : ['words']),
      ...(words?.remedy === undefined ? [] : ['remedy']),
      ...(waiting.length === 0 ? [] : ['files']),
      ...(chosen(wanted, language).length === 0 ? [] : ['chosen']),
      ...(named.length === 0 ? [] : ['cause']),
    ],
    values: { token: typed['token'] ?? '', case: complaint.number, version: String(wanted.version) },
  })
}
