import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Impact } from '#contract/categories'
import type { NewComplaint } from '#contract/complaints'
import type { SentFile } from '#contract/files'
import { acting } from '#words/acting'
import { lengthInWords } from '#words/dates'
import { categories, promiseOn, today } from '../../content.ts'
import type { AppEnv } from '../../env.ts'
import { type Fill, page } from '../../http/page.ts'
import { stagedList } from './staged-files.tsx'

export const NEW = '/complaints/new/'
const CHECK = '/complaints/new/check/'
/** What the tokens of these two pages are made for. */
export const BOUND = 'new complaint'

const optional = ['wish', 'reference', 'name', 'organisation', 'email', 'phone'] as const

/** The answers that stand in a fold of the form, by fold; one that holds something stands open. */
const folds = {
  matter: ['wish', 'reference'],
  person: ['name', 'organisation', 'email', 'phone', 'onBehalf'],
  papers: ['files', 'file'],
} as const

type Typed = Record<string, string>
/** What else a page shows: `files` are those that wait for this filing; undefined where they could not be read. */
export type Came = Fill & { files?: readonly SentFile[] | undefined }

const given = (typed: Typed, name: string) => (typed[name] ?? '').trim()

/** The files as a list and as ids in a field. Where they cannot be read, the page says how many it keeps. */
export function withFiles(c: Context<AppEnv>, typed: Typed, files: readonly SentFile[] | undefined) {
  const { language } = c.var
  const known = given(typed, 'files')
  const kept = files === undefined && known ? known.split(' ').length : 0
  return {
    values: files ? { ...typed, files: files.map(({ id }) => id).join(' ') } : typed,
    html: files && files.length > 0 ? { staged: stagedList(files, language) } : {},
    text: kept > 0 ? { staged: acting(language).files.kept(kept) } : {},
    some: kept > 0 || (files?.length ?? 0) > 0,
  }
}

/** The form, filled in. A fold opens when there is something in it to read, to mend or to change. */
export function formPage(
  c: Context<AppEnv>,
  typed: Typed,
  { files, ...came }: Came = {},
  status: ContentfulStatusCode = 200,
) {
  const faulty = Object.keys(came.errors?.fields ?? {})
  const { values, html, text, some } = withFiles(c, typed, files)
  const open = Object.entries(folds).flatMap(([fold, names]) =>
    names.some((name) => given(values, name) || faulty.includes(name) || typed['change'] === name)
      ? [[`fold-${fold}`, { open: '' }] as const]
      : [],
  )
  return page(
    c,
    NEW,
    {
      ...came,
      values,
      html,
      text: { ...text, ...came.text },
      attributes: Object.fromEntries(open),
      show: [...(some ? ['staged'] : []), ...(came.show ?? [])],
    },
    status,
  )
}

/** What was typed, in the writing in which it will be kept: an address in full width, a number with what nobody sees. */
export const asKept = (typed: Typed, input: NewComplaint): Typed => ({
  ...typed,
  ...Object.fromEntries(optional.map((name) => [name, input[name] ?? ''])),
})

/** Every answer as the company will read it, and as fields, so that it can be filed from here. */
export function checkPage(
  c: Context<AppEnv>,
  typed: Typed,
  { files, ...came }: Came = {},
  status: ContentfulStatusCode = 200,
) {
  const t = acting(c.var.language).check
  const { values, html, text, some } = withFiles(c, typed, files)
  const empty = [...optional.filter((name) => !given(typed, name)), ...(some ? [] : ['file' as const])]
  const filled = optional.filter((name) => given(typed, name))
  return page(
    c,
    CHECK,
    {
      ...came,
      values,
      html,
      text: {
        ...text,
        ...chosen(c, typed),
        story: given(typed, 'story'),
        ...Object.fromEntries(filled.map((name) => [name, given(typed, name)])),
        onBehalf: typed['onBehalf'] === 'yes' ? t.forOther : t.forSelf,
        consent: t.consented(typed['notice'] ?? ''),
        empty: t.list(empty.map((name) => t.labels[name])),
        ...came.text,
      },
      attributes: { 'add-empty': { value: empty[0] ?? '' } },
      show: [
        ...filled.map((name) => `has-${name}`),
        ...(some ? ['staged'] : []),
        ...(empty.length > 0 ? ['empty'] : []),
        ...(came.show?.includes('already') ? [] : ['unsent']),
        `about-${typed['category']}`,
        ...(came.show ?? []),
      ],
    },
    status,
  )
}

/** What was chosen from lists, and what our promise says for it. */
function chosen(c: Context<AppEnv>, typed: Typed) {
  const { language, now } = c.var
  const category = categories.categories.find(({ id }) => id === typed['category'])
  const impact = Impact.safeParse(typed['impact']).data
  if (!category || !impact) return {}
  const { respond, propose } = promiseOn(today(now)).times[category.severity[impact]]
  return {
    category: category.name[language],
    impact: categories.impacts[impact].hint[language],
    times: acting(language).check.times(lengthInWords(respond, language), lengthInWords(propose, language)),
  }
}
