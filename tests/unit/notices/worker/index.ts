import * as z from 'zod/mini'
import { NoticeKind, Robot } from '#contract/notices'
import portal from '../../../../functions/index.ts'
import { isRefusal } from '../../../../functions/mail/sender.ts'
import { call } from '../../../../functions/notices/calling.ts'

const Wanted = z.object({
  robot: Robot,
  now: z.number(),
  patience: z.number(),
  notice: z.object({
    id: z.string(),
    kind: NoticeKind,
    at: z.number(),
    number: z.string(),
    level: z.number(),
    dueAt: z.nullable(z.number()),
    isDrill: z.boolean(),
    link: z.string(),
    text: z.string(),
  }),
})

/** The Worker that is deployed, and beside it `/api/call`, which calls one robot and tells what is known of it. */
export default {
  ...portal,
  async fetch(request: Request, env: Env, context: Parameters<typeof portal.fetch>[2]): Promise<Response> {
    if (new URL(request.url).pathname !== '/api/call') return portal.fetch(request, env, context)
    const { robot, notice, now, patience } = Wanted.parse(await request.json())
    return call(robot, notice, now, patience).then(
      () => Response.json({ came: 'taken', said: '' }),
      (error: unknown) =>
        Response.json({ came: isRefusal(error) ? 'refused' : 'unknown', said: String(error) }),
    )
  },
}
