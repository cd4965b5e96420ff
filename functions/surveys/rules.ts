import * as z from 'zod/mini'
import type { NoticeTerms } from '#contract/privacy'
import type { Calendar } from '#contract/promise'
import type { Question, Survey } from '#contract/surveys'
import { endOfDay, inForce } from '#rules/promise'
import { isVisible, isWhole } from '#rules/text'

const optionIds = (question: Question & { kind: 'one' | 'many' }): [string, ...string[]] => {
  const [first = '', ...rest] = question.options.map((option) => option.id)
  return [first, ...rest]
}

/** What an answer to a question must be; codes, not sentences. */
function answerTo(question: Question): z.ZodMiniType {
  switch (question.kind) {
    case 'scale':
      return z
        .int('answer.missing')
        .check(z.gte(question.from, 'answer.missing'), z.lte(question.to, 'answer.missing'))
    case 'one':
      return z.enum(optionIds(question), 'answer.missing')
    case 'many':
      return z.pipe(
        z
          .array(z.enum(optionIds(question), 'answer.unknown'), 'answer.missing')
          .check(z.minLength(question.required ? 1 : 0, 'answer.missing')),
        z.transform((chosen) => [...new Set(chosen)]),
      )
    case 'text':
      return z.string('answer.missing').check(
        z.refine(isWhole, { error: 'answer.unreadable', abort: true }),
        z.overwrite((text) => (isVisible(text) ? text.trim() : '')),
        z.minLength(question.required ? 1 : 0, 'answer.missing'),
        z.refine((text) => [...text].length <= question.max, 'answer.long'),
      )
  }
}

/** The answers of one survey by question id. Unknown ids are refused, optional ones may be absent. */
export const answersTo = (survey: Survey) =>
  z.strictObject(
    Object.fromEntries(
      survey.questions.map((question) => {
        const schema = answerTo(question)
        return [question.id, question.required ? schema : z.optional(schema)]
      }),
    ),
  )

/** The versions of a survey that have been asked by a day; a survey is not there before its first one. */
export const askedBy = (all: readonly Survey[], id: string | undefined, day: string): Survey[] =>
  all.filter((one) => one.id === id && one.effective <= day)

/** The version of a survey that is asked on a day. */
export function surveyOn(all: readonly Survey[], id: string | undefined, day: string): Survey | undefined {
  const asked = askedBy(all, id, day)
  return asked.length === 0 ? undefined : inForce(asked, day)
}

/** `today` in the company's zone; both days belong to it. */
export const isOpen = (survey: Survey, today: string) => survey.opens <= today && today <= survey.closes

/** What a person wrote is kept apart from what a person chose. */
export function split(survey: Survey, answers: Record<string, unknown>) {
  const isWritten = (id: string) =>
    survey.questions.some((question) => question.id === id && question.kind === 'text')
  const given = Object.entries(answers).filter(([, answer]) => answer !== undefined && answer !== '')
  return {
    choices: Object.fromEntries(given.filter(([id]) => !isWritten(id))),
    written: Object.fromEntries(given.filter(([id]) => isWritten(id))),
  }
}

/** Later than every day. */
const NEVER = '9999-12-31'

/**
 * Which responses have come to the end of their time at `now`: of `words` what was written goes, `whole` goes
 * altogether. Both times count from the survey's closing; how long they are says the notice that was in force on the
 * day of the answer. The first notice also stands for days before it.
 */
export function retentionEnded(
  surveys: readonly { survey: string; closes: string }[],
  notices: readonly z.output<typeof NoticeTerms>[],
  calendar: Calendar,
  now: number,
) {
  const inOrder = notices.toSorted((a, b) => a.version - b.version)
  const reigns = inOrder.map(({ effective, retention }, i) => ({
    from: i === 0 ? '' : effective,
    before: inOrder
      .slice(i + 1)
      .reduce((first, next) => (next.effective < first ? next.effective : first), NEVER),
    retention,
  }))
  const ranges = surveys.flatMap(({ survey, closes }) =>
    reigns.map(({ from, before, retention }) => ({
      range: { survey, from, before },
      over: now - endOfDay(calendar, closes),
      retention,
    })),
  )
  const ended = (kind: 'content' | 'record') =>
    ranges.filter(({ over, retention }) => over > retention[kind]).map(({ range }) => range)
  return { words: ended('content'), whole: ended('record') }
}
