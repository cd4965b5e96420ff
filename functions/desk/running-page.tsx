import type { Context } from 'hono'
import { runningWords } from '#words/desk-running'
import { span } from '#words/moments'
import type { AppEnv } from '../env.ts'
import { page } from '../http/page.ts'
import * as store from '../jobs/store.ts'
import { isOverdue, jobsOf, lastRunOf, type Trigger, triggerNames } from '../jobs/triggers.ts'
import { youAre } from './gate.ts'

/** A count as people read it: exact to 99. */
const inDigits = (count: number) => (count > 99 ? '99+' : String(count))

/** For the operator: whether both triggers run, what each job did last, and what waits to be sent. No word of a case. */
export async function runningPage(c: Context<AppEnv>) {
  const { language, now, db } = c.var
  const t = runningWords(language)
  const { runs, lines, undelivered } = await store.operation(db, now)
  const ago = (at: number) => t.ago(span(now - at, language))
  const standing = (trigger: Trigger) => {
    const at = lastRunOf(runs, trigger)
    if (at === undefined) return t[trigger].never
    return isOverdue(trigger, at, now) ? t[trigger].stands(ago(at)) : t[trigger].runs(ago(at))
  }
  const waiting = (line: 'customers' | 'staff') => {
    const { count, tried, oldest } = lines[line]
    return {
      [`waiting-${line}`]: inDigits(count),
      [`tried-${line}`]: inDigits(tried),
      [`oldest-${line}`]: oldest === null ? '–' : ago(oldest),
      [`given-up-${line}`]: String(undelivered[line]),
    }
  }
  return page(c, '/desk/running/', {
    text: {
      you: youAre(c),
      ...waiting('customers'),
      ...waiting('staff'),
      minute: standing('minute'),
      five: standing('five'),
    },
    html: {
      jobs: triggerNames
        .flatMap((trigger) =>
          jobsOf(runs, trigger).map(({ name, lastRunAt, done, failed }) =>
            String(
              <tr>
                <th scope="row" class="mono">
                  {name}
                </th>
                <td>{t[trigger].every}</td>
                <td>{ago(lastRunAt)}</td>
                <td>{done}</td>
                <td class={failed > 0 ? 'late' : undefined}>{failed}</td>
              </tr>,
            ),
          ),
        )
        .join(''),
    },
  })
}
