import * as z from 'zod/mini'
import type { Question, Survey } from '#contract/surveys'
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
