import type { Context } from 'hono'
import type { Language } from '#contract/company'
import { needs, type PlaybookField } from '#contract/playbooks'
import { isLate, isRunning } from '#rules/clocks'
import { fill, isUntouched, isUsed } from '#rules/playbooks'
import { replyWords } from '#words/desk-replies'
import { ours, placeOf } from '../complaints/case/place.ts'
import type { Opened } from '../complaints/store.ts'
import { openWords } from '../complaints/words.ts'
import { categories, company, playbooks, playbookTexts } from '../content.ts'
import type { AppEnv } from '../env.ts'
import type { FieldError } from '../http/problem.ts'
import type { StaffAction } from './contract.ts'
import { staffAt } from './gate.ts'

const find = (id: string | undefined) => playbooks.find((one) => one.id === id)

/** The playbooks that fit a step on a case of a category, one list for each need. */
function fitting(action: string, category: string) {
  const fit = playbooks.filter(
    ({ steps, categories: meant }) =>
      steps.some((step) => step === action) && (meant === undefined || meant.includes(category)),
  )
  return needs
    .map((need) => ({ need, fit: fit.filter((one) => one.need === need) }))
    .filter(({ fit }) => fit.length > 0)
}

/** What the case page offers to begin an answer with, by step. */
export function playbookParts(c: Context<AppEnv>, { complaint }: Opened, actions: readonly string[]) {
  const { language } = c.var
  const t = replyWords(language)
  const offered = actions
    .map((action) => ({ action, lists: fitting(action, complaint.facts.category) }))
    .filter(({ lists }) => lists.length > 0)
  const options = (lists: ReturnType<typeof fitting>) =>
    String(
      <>
        <option value="">{t.choosePlaybook}</option>
        {lists.map(({ need, fit }) => (
          <optgroup label={t.needs[need]}>
            {fit.map(({ id, title }) => (
              <option value={id}>{title[language]}</option>
            ))}
          </optgroup>
        ))}
      </>,
    )
  return {
    html: Object.fromEntries(offered.map(({ action, lists }) => [`playbooks-${action}`, options(lists)])),
    show: offered.map(({ action }) => `playbooks-${action}`),
  }
}

/** What the case says of itself in its customer's language; a time that has passed is nothing to promise. */
async function valuesOf(c: Context<AppEnv>, opened: Opened): Promise<Partial<Record<PlaybookField, string>>> {
  const { facts, language, number } = opened.complaint
  const words = await openWords(c.var.ring, opened)
  const place = { ...placeOf(c, facts), language }
  const due = (name: 'respond' | 'propose') => {
    const clock = facts.clocks.find((one) => one.name === name && isRunning(one))
    return clock && !isLate(clock, c.var.now) ? { [`${name}By`]: ours(clock.dueAt, place) } : {}
  }
  const category = categories.categories.find(({ id }) => id === facts.category)
  return {
    caseNumber: number,
    name: words.get(facts.contact?.version ?? 0)?.contact?.name ?? '',
    category: category?.name[language] ?? facts.category,
    reference: words.get(1)?.reference ?? '',
    filedAt: ours(facts.filedAt, place),
    ...due('respond'),
    ...due('propose'),
    staffName: staffAt(c).name,
    company: company.name[language],
  }
}

/** A playbook's words for this case, in its customer's language; undefined where there is no such playbook. */
export async function filled(c: Context<AppEnv>, opened: Opened, id: string | undefined) {
  const playbook = find(id)
  const text = playbook && (await playbookTexts(c.env))[playbook.id]
  if (!text) return undefined
  const { language } = opened.complaint
  const { fieldNames } = replyWords(language)
  return fill(text[language], await valuesOf(c, opened), fieldNames, language)
}

/** Every playbook that fits a case, with its words for it. */
export const fittingFor = (c: Context<AppEnv>, opened: Opened) =>
  Promise.all(
    playbooks
      .filter(({ categories: meant }) => meant?.includes(opened.complaint.facts.category) ?? true)
      .map(async ({ id, title, need, steps }) => ({
        id,
        title,
        need,
        steps,
        text: (await filled(c, opened, id)) ?? '',
      })),
  )

/** The playbook's words behind what was typed; in its place where that is a playbook nobody has touched. */
export async function begun(
  c: Context<AppEnv>,
  opened: Opened,
  { text = '', playbook }: Record<string, string>,
  id: string,
): Promise<string | undefined> {
  const words = await filled(c, opened, id)
  const before = await filled(c, opened, playbook)
  const isOwn = text.trim() !== '' && !(before !== undefined && isUntouched(text, before))
  return words === undefined ? undefined : isOwn ? `${text.trimEnd()}\n\n${words}` : words
}

type Looked = { ok: true; wanted: StaffAction } | { ok: false; errors: FieldError[] }

/**
 * A playbook is a beginning: its words do not go out as they came, and one of which nothing is left was not used.
 */
export async function touched(c: Context<AppEnv>, opened: Opened, wanted: StaffAction): Promise<Looked> {
  if (!('playbook' in wanted) || wanted.playbook === undefined) return { ok: true, wanted }
  const { playbook, ...without } = wanted
  const words = await filled(c, opened, playbook)
  if (words === undefined) return { ok: false, errors: [{ pointer: '/playbook', code: 'playbook.missing' }] }
  const text = wanted.text ?? ''
  if (isUntouched(text, words)) return { ok: false, errors: [{ pointer: '/text', code: 'text.untouched' }] }
  return { ok: true, wanted: isUsed(text, words) ? wanted : without }
}

/** A playbook by its title, as the history and the record name it. */
export const playbookTitle = (id: string, language: Language) => find(id)?.title[language] ?? id
