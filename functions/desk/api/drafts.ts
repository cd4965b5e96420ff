import type { Context } from 'hono'
import type { AppEnv } from '../../env.ts'
import { Problem } from '../../http/problem.ts'
import { parse, validJson } from '../../http/valid.ts'
import type { Typed } from '../boxes.ts'
import { staffActions } from '../contract.ts'
import { type Draft, keepDraft, ownDrafts } from '../drafts.ts'
import { throwAway } from '../dropping.ts'
import { staffAt } from '../gate.ts'
import { type CaseRead, numberIn, readCase } from '../taking.ts'
import type { DeskCase } from './contract.ts'
import { DraftSeen, NewDraft } from './draft-schema.ts'

const time = (at: number) => new Date(at).toISOString()
/** What the page keeps for itself beside what was written. */
const written = ({ sending: _, files: __, ...boxes }: Typed): Typed => boxes

const draftFor = ({ action, savedAt, version, boxes, earlier }: Draft) => ({
  action,
  savedAt: time(savedAt),
  version,
  boxes: written(boxes),
  earlier: earlier.map((one) => ({ savedAt: time(one.savedAt), boxes: written(one.boxes) })),
})

/** Replies that are on their way: one's own whole, of colleagues' that they have begun. */
export async function draftsFor(
  c: Context<AppEnv>,
  read: CaseRead,
): Promise<Pick<DeskCase, 'drafts' | 'begun'>> {
  const me = staffAt(c).id
  const own = read.opened.complaint.salt ? await ownDrafts(c.var.ring, read, me) : []
  const others = read.drafts.filter(({ staff }) => staff !== me)
  return {
    drafts: own.map(draftFor),
    begun: others.map(({ staff, action, savedAt }) => ({ staff, action, savedAt: time(savedAt) })),
  }
}

/** No draft depends on what the case holds of words. */
const unread = { part: 'nothing' } as const

function actionIn(c: Context<AppEnv>) {
  const action = staffActions.find((one) => one === c.req.param('action'))
  if (!action) throw new Problem('not-found')
  return action
}

/** Saves a reply that has been begun, in the place of the one that was seen. */
export async function saveDraft(c: Context<AppEnv>) {
  const number = numberIn(c.req.param('caseNumber'))
  const action = actionIn(c)
  const { version, seen, boxes } = await validJson(c, NewDraft)
  const read = await readCase(c, number, undefined, unread)
  if (!read.opened.complaint.salt) throw new Problem('not-allowed-now', { detail: 'erased' })
  const typed = Object.entries(boxes).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]]))
  const wanted = {
    staff: staffAt(c).id,
    action,
    boxes: Object.fromEntries(typed),
    seen: seen ? Date.parse(seen) : 0,
    version,
  }
  const savedAt = await keepDraft(c.var, read, () => readCase(c, number, undefined, unread), wanted)
  if (savedAt === undefined) throw new Problem('stale')
  return c.json({ action, savedAt: time(savedAt) })
}

/** Throws a draft away with its files, but nothing that was saved after what was seen. */
export async function dropDraft(c: Context<AppEnv>) {
  const action = actionIn(c)
  const { seen } = parse(DraftSeen, c.req.query())
  const read = await readCase(c, numberIn(c.req.param('caseNumber')), undefined, unread)
  await throwAway(c, read, [action], Date.parse(seen))
  return c.body(null, 204)
}
