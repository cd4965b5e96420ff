import type { Context } from 'hono'
import { deskWords } from '#words/desk'
import type { AppEnv } from '../env.ts'
import { problemWords } from '../http/form.ts'
import { page } from '../http/page.ts'
import type { Problem } from '../http/problem.ts'
import { boxesOf, type Typed } from './boxes.ts'
import { casePath } from './case-page.tsx'
import { youAre } from './gate.ts'

/**
 * What was sent, where the case itself cannot be read or nobody knows whether it was stored: nothing but what came
 * with the form is needed. It goes out again as it was, token included, and so is taken once.
 */
export async function keptPage(c: Context<AppEnv>, number: string, typed: Typed, problem: Problem) {
  const { language, requestId } = c.var
  const { action = '' } = typed
  const steps: Record<string, string> = deskWords(language).steps
  const { text, remedy } = boxesOf(typed, action)
  return page(
    c,
    '/desk/kept/',
    {
      text: {
        you: youAre(c),
        number,
        step: steps[action] ?? '',
        words: text ?? '',
        remedy: remedy ?? '',
        instance: `urn:uuid:${requestId}`,
        ...(await problemWords(c, problem)),
      },
      html: {
        fields: Object.entries(typed)
          .map(([name, value]) => String(<input type="hidden" name={name} value={value} />))
          .join(''),
      },
      attributes: {
        form: { action: casePath(c, number) },
        twin: { href: casePath(c, number, language === 'en' ? 'zh-CN' : 'en') },
      },
      show: ['problem', ...(text ? ['words'] : []), ...(remedy ? ['remedy'] : [])],
    },
    problem.status,
  )
}
