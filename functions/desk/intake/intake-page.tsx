import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { NewComplaint } from '#contract/complaints'
import type { SentFile } from '#contract/files'
import { isLate, overrun } from '#rules/clocks'
import { acting } from '#words/acting'
import { address } from '#words/address'
import { deskWords } from '#words/desk'
import { intakeWords } from '#words/intake'
import { span } from '#words/moments'
import { levelName, ours, placeOf } from '../../complaints/case/place.ts'
import { begin, type Recorded } from '../../complaints/filing/beginning.ts'
import { withFiles } from '../../complaints/filing/check-page.ts'
import { categories } from '../../content.ts'
import type { AppEnv } from '../../env.ts'
import { type Fill, page } from '../../http/page.ts'
import { staffAt, youAre } from '../gate.ts'

export const INTAKE = '/desk/intake/'

type Typed = Record<string, string>
/** What else a page shows: `files` are those that wait for this filing; undefined where they could not be read. */
export type Came = Pick<Fill, 'text' | 'show' | 'errors'> & { files?: readonly SentFile[] | undefined }

/** The form, filled in. */
export function intakePage(
  c: Context<AppEnv>,
  typed: Typed,
  { files, ...came }: Came,
  status: ContentfulStatusCode = 200,
) {
  const { values, html, text, some } = withFiles(c, typed, files)
  const hasPapers = some || came.errors?.fields['file'] !== undefined
  return page(
    c,
    INTAKE,
    {
      ...came,
      values,
      html,
      text: { you: youAre(c), ...text, ...came.text },
      attributes: hasPapers ? { 'fold-papers': { open: '' } } : {},
      show: [
        ...(staffAt(c).role === 'supervisor' ? ['may-drill'] : []),
        ...(some ? ['staged'] : []),
        ...(came.show ?? []),
      ],
    },
    status,
  )
}

export type Intake = { input: NewComplaint; recorded: Recorded; kind: 'real' | 'drill' }

/** What the promise makes of this arrival, and what else follows: told from the facts with which it would be filed. */
function followsOf(c: Context<AppEnv>, { input, recorded }: Intake): string[] {
  const { language, now } = c.var
  const { follows: t, channels } = intakeWords(language)
  const { facts } = begin(input, now, recorded)
  const place = placeOf(c, facts)
  const names = acting(language).case.clockNames
  return [
    t.arrived(channels[recorded.channel], ours(facts.filedAt, place), span(now - facts.filedAt, language)),
    t.counts(categories.severities[facts.severity].name[language], levelName(facts.level, place)),
    ...facts.clocks.map((clock) =>
      isLate(clock, now)
        ? t.missed(names[clock.name], ours(clock.dueAt, place), span(overrun(clock, now), language))
        : t.due(names[clock.name], ours(clock.dueAt, place), span(clock.dueAt - now, language)),
    ),
    t.governs(facts.promiseVersion),
    c.var.sender && input.email ? t.mail : t.noMail,
  ]
}

const optional = ['wish', 'reference', 'name', 'organisation', 'email', 'phone'] as const
/** What the page needs and nobody typed: it has fields of its own there, or goes with a button. */
const ofThePage = ['token', 'page', 'answer', 'files', 'file', 'remove']

/** Everything as it will be filed, and what will follow: the answer to the first POST, with all of it as fields. */
export function intakeCheckPage(
  c: Context<AppEnv>,
  typed: Typed,
  intake: Intake,
  files: readonly SentFile[],
) {
  const { language } = c.var
  const { input, kind } = intake
  const { values, html, some } = withFiles(c, typed, files)
  const filled = optional.filter((name) => input[name])
  const category = categories.categories.find(({ id }) => id === input.category)
  const carried = Object.entries(typed).filter(([name]) => !ofThePage.includes(name))
  return page(c, '/desk/intake/check/', {
    text: {
      you: youAre(c),
      category: category?.name[language] ?? input.category,
      impact: categories.impacts[input.impact].name[language],
      story: input.story,
      ...Object.fromEntries(filled.map((name) => [name, input[name] ?? ''])),
      language: deskWords(language).languages[input.language],
    },
    html: {
      ...html,
      follows: followsOf(c, intake)
        .map((sentence) => String(<li>{sentence}</li>))
        .join(''),
      fields: carried
        .map(([name, value]) => String(<input type="hidden" name={name} value={value} />))
        .join(''),
    },
    // A form that is being checked has no address of its own to come back to.
    attributes: { twin: { href: address(language === 'en' ? 'zh-CN' : 'en', '/desk/intake/') } },
    show: [
      ...filled.map((name) => `has-${name}`),
      input.onBehalf ? 'for-other' : 'for-self',
      ...(some ? ['staged'] : []),
      ...(kind === 'drill' ? ['drill'] : []),
    ],
    values: { token: typed['token'] ?? '', files: values['files'] ?? '' },
  })
}
