import type { Context } from 'hono'
import { NewMessage } from '#contract/complaints'
import type { SentFile } from '#contract/files'
import { decide } from '#rules/complaints'
import { isVisible } from '#rules/text'
import { acting } from '#words/acting'
import { address } from '#words/address'
import { promiseVersion } from '../../content.ts'
import type { AppEnv } from '../../env.ts'
import { discard, type Staged, sentFiles, stageAll } from '../../files/staging.ts'
import { adopt } from '../../files/store.ts'
import { count } from '../../http/guard.ts'
import type { Multipart } from '../../http/multipart.ts'
import { Problem } from '../../http/problem.ts'
import { refusedInWords } from '../filing/staged-files.tsx'
import { contentHashes, takeFresh } from '../handling.ts'
import { limitMet } from '../limits.ts'
import { refuse } from '../routes.ts'
import { sendingHashes, waitingUnder } from '../waiting.ts'
import { sendingOf } from './case-files.ts'
import { casePage, partOf } from './case-page.ts'
import { reread, type Session } from './session.ts'
import { trackPage } from './track-form.ts'
import { faults } from './wanted.ts'

const step = { step: 'message' } as const
const by = { kind: 'customer' } as const
const nothing: Pick<Staged, 'taken' | 'refused'> = { taken: [], refused: [] }

type Typed = Record<string, string>

/** What a sending is, for telling a second one from the same one again: what was typed, and what came with it. */
const contentOf = (typed: Typed, files: readonly SentFile[]) =>
  files.length === 0 ? typed : { ...typed, files: files.map(({ name, sha256 }) => ({ name, sha256 })) }

/**
 * A message to the open case: a text, files, or both. Files that are refused bring the page back with the text and
 * with the good ones, which wait under the same token and go with the next try.
 */
export async function sendMessage(
  c: Context<AppEnv>,
  session: Session,
  { typed, key, uploads }: { typed: Typed; key: string; uploads: Multipart['files'] | undefined },
): Promise<Response> {
  const { db, ring, now, language } = c.var
  const t = acting(language)
  const hashes = await sendingHashes(c, session, key)
  const read = await reread(c, session, 'nothing', hashes)
  if (!read) return trackPage(c, typed, new Problem('session-ended'))
  const { complaint, files } = read.opened
  const { token = '', case: _c, version: _v, remove, ...content } = typed
  const promise = promiseVersion(complaint.facts.promiseVersion)
  const decision = decide(complaint.facts, step, by, promise, now)
  // No file is read that could not be taken.
  if (!decision.ok && !read.answered) throw refuse(decision)
  const full = limitMet(read.opened, { step, by }, now)
  if (full && !read.answered) throw refuse({ ok: false, why: full })

  const before = await waitingUnder(c, read, hashes)
  const means = { db, ring, now, bucket: c.env.FILES }
  const sending = sendingOf(complaint, hashes[0] ?? '')
  const values = { ...content, token }
  // Only the page that comes back shows words.
  const back = async (...came: [Parameters<typeof casePage>[2], status?: 413 | 422]) => {
    const now = await reread(c, session, partOf(c))
    return now ? casePage(c, now.opened, ...came) : trackPage(c, typed, new Problem('session-ended'))
  }
  if (remove !== undefined) {
    for (const stagedFor of hashes) await discard(means, { ...sending, stagedFor }, remove)
    const left = before.filter(({ id }) => id !== remove)
    return back({ values, waiting: left })
  }
  if (uploads) await count(c, c.env.UPLOADS)
  const staged = uploads ? await stageAll(means, sending, uploads) : { ...nothing, isMoved: false }
  if (staged.isMoved) throw new Problem('unavailable', { headers: { 'Retry-After': '60' } })
  const waiting = [...before, ...staged.taken.filter(({ id }) => !before.some((one) => one.id === id))]
  const adopted = read.answered ? files.filter(({ version }) => version === read.answered?.version) : []
  const all = adopted.length === 0 ? waiting : await sentFiles(ring, sending.owner, adopted)

  const parsed = NewMessage.safeParse({ text: content['text'] })
  const isFilesAlone = all.length > 0 && !isVisible(content['text'] ?? '')
  const wrong = {
    ...(parsed.success || isFilesAlone ? {} : faults(parsed.error, 'text')),
    ...(staged.refused.length === 0 ? {} : { file: refusedInWords(staged.refused, language) }),
  }
  if (Object.keys(wrong).length > 0) {
    const fields = Object.fromEntries(
      Object.entries(wrong).map(([name, code]) => [name, t.errors[code] ?? code]),
    )
    const isTooLarge = staged.refused.some(({ why }) => why === 'file.large')
    const errors = { title: t.errorPrefix, fields }
    return back({ values, waiting, errors }, isTooLarge ? 413 : 422)
  }
  const ids = waiting.map(({ id }) => id)
  const done = await takeFresh(c.var, read, () => reread(c, session, 'nothing', hashes), {
    step,
    by,
    words: parsed.success ? parsed.data : undefined,
    key: { keyHashes: hashes, contentHashes: await contentHashes(c.var, hashes, contentOf(content, all)) },
    besides: (guard, version) => adopt(db, ids, version, now, guard),
  })
  if (!done.ok) throw refuse(done)
  return c.redirect(address(language, '/complaints/case/'), 303)
}
