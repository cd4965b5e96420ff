import type { Context } from 'hono'
import { runningWords } from '#words/desk-running'
import { span } from '#words/moments'
import { today } from '../content.ts'
import type { AppEnv } from '../env.ts'
import { page } from '../http/page.ts'
import * as store from '../jobs/store.ts'
import { isOverdue, jobsOf, lastRunOf, type Trigger, triggerNames } from '../jobs/triggers.ts'
import { ceilingOf, halfOf } from '../mail/ceiling.ts'
import { youAre } from './gate.ts'

/** The share in percent of a day's mail from which on the operator is warned. */
const NEARLY = 80

/** A count as people read it: exact to 99. */
const inDigits = (count: number) => (count > 99 ? '99+' : String(count))

/** What of the day's ceiling is used, and, from four fifths on, what that means for what waits. */
function mailToday(c: Context<AppEnv>, { used, rest }: { used: number; rest: number }) {
  const t = runningWords(c.var.language).mail
  const { ceiling, isMalformed } = ceilingOf(c.env)
  if (!c.var.sender) return { said: t.off, warnings: [] }
  const share = Math.floor((used / ceiling) * 100)
  const warnings = [
    ...(isMalformed ? [t.malformed(ceiling)] : []),
    ...(used >= ceiling ? [t.full] : share >= NEARLY ? [t.near] : []),
    ...(used < ceiling && rest >= halfOf(ceiling) ? [t.half(halfOf(ceiling))] : []),
  ]
  return { said: t.used(used, ceiling, share), warnings }
}

/** For the operator: whether both triggers run, what each job did last, and what waits to be sent. No word of a case. */
export async function runningPage(c: Context<AppEnv>) {
  const { language, now, db } = c.var
  const t = runningWords(language)
  const { runs, lines, undelivered, mailUse } = await store.operation(db, now, today(now))
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
  const mail = mailToday(c, mailUse)
  return page(c, '/desk/running/', {
    show: mail.warnings.length === 0 ? [] : ['mail-warnings'],
    text: {
      you: youAre(c),
      mail: mail.said,
      ...waiting('customers'),
      ...waiting('staff'),
      minute: standing('minute'),
      five: standing('five'),
    },
    html: {
      'mail-warnings': mail.warnings
        .map((warning) =>
          String(
            <p>
              <strong class="late">{warning}</strong>
            </p>,
          ),
        )
        .join(''),
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
