import type { Context } from 'hono'
import { sendFile } from '../complaints/case/case-files.ts'
import type { AppEnv } from '../env.ts'
import { staffAt } from './gate.ts'
import { fetched } from './store.ts'
import { numberIn, readUnrecorded } from './taking.ts'

/**
 * A file of a case, with the record that it was fetched. What a page that was opened shows by itself belongs to its
 * opening: without one it is recorded too.
 */
export async function handOut(c: Context<AppEnv>, asked: string) {
  const { db, now } = c.var
  const { opened } = await readUnrecorded(c, numberIn(asked), undefined, { part: 'nothing' })
  const answer = await sendFile(c, opened, c.req.param('id') ?? '')
  const isShown = c.req.header('Sec-Fetch-Dest') === 'image'
  await fetched(db, staffAt(c), { number: opened.complaint.number, isShown }, now)
  return answer
}
