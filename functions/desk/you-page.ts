import type { Context } from 'hono'
import { deskWords } from '#words/desk'
import type { AppEnv } from '../env.ts'
import { page } from '../http/page.ts'
import { staffOf } from '../staff/identity.ts'
import { option } from './colleagues.tsx'
import { staffAt, youAre } from './gate.ts'

/** Who one is at the desk and what that role may do; on a developer's machine, whom to play instead. */
export function youPage(c: Context<AppEnv>) {
  const t = deskWords(c.var.language)
  const me = staffAt(c)
  return page(c, '/desk/you/', {
    text: { you: youAre(c), 'who-you-are': youAre(c), 'may-do': t.mayDo[me.role] },
    html: {
      colleagues: staffOf(c.env.STAFF)
        .map(({ id, name, role }) => option(id, t.you(name, t.roles[role]), id === me.id))
        .join(''),
    },
    show: [...(c.env.DEVELOPMENT_STAFF ? ['play'] : []), ...(me.role === 'operator' ? [] : ['queue'])],
  })
}
