import type { Context } from 'hono'
import { deskWords } from '#words/desk'
import { newestPromise } from '../content.ts'
import type { AppEnv } from '../env.ts'
import { page } from '../http/page.ts'
import { answeringRole, staffOf } from '../staff/identity.ts'
import { option } from './colleagues.tsx'
import { staffAt, youAre } from './gate.ts'
import { lastMonth } from './ratings.ts'
import { ratingsOf } from './ratings-store.ts'

/** Who one is at the desk and what that role may do; on a developer's machine, whom to play instead. */
export async function youPage(c: Context<AppEnv>) {
  const t = deskWords(c.var.language)
  const me = staffAt(c)
  const month = lastMonth(newestPromise().calendar, c.var.now)
  const { count, average } = answeringRole(me)
    ? await ratingsOf(c.var.db, me.id, month)
    : { count: 0, average: 0 }
  return page(c, '/desk/you/', {
    text: {
      you: youAre(c),
      'who-you-are': youAre(c),
      'may-do': t.mayDo[me.role],
      ratings: t.ratings(average.toFixed(1), count),
    },
    html: {
      colleagues: staffOf(c.env.STAFF)
        .map(({ id, name, role }) => option(id, t.you(name, t.roles[role]), id === me.id))
        .join(''),
    },
    show: [
      ...(answeringRole(me) ? [count === 0 ? 'few-ratings' : 'ratings'] : []),
      ...(c.env.DEVELOPMENT_STAFF ? ['play'] : []),
      ...(me.role === 'operator' ? [] : ['queue']),
    ],
  })
}
