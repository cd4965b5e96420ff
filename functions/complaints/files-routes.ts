import { FILE_BYTES, FILES_A_SENDING } from '#contract/files'
import { decide } from '#rules/complaints'
import { promiseVersion } from '../content.ts'
import { sentFiles, stageAll } from '../files/staging.ts'
import * as files from '../files/store.ts'
import { count } from '../http/guard.ts'
import { readMultipart } from '../http/multipart.ts'
import { Problem } from '../http/problem.ts'
import { routes } from '../http/routing.ts'
import { BODY_LIMIT, mediaType, wrongType } from '../http/valid.ts'
import { refusedFiles, sendFile, sendingOf } from './case/case-files.ts'
import { keyHashes } from './filing/intake.ts'
import { contentHashes, takeFresh } from './handling.ts'
import { limitMet } from './limits.ts'
import { idempotencyKey, openCase, refuse, writtenOut } from './routes.ts'

export const FILE_LIMITS = { fileBytes: FILE_BYTES, files: FILES_A_SENDING }
const by = { kind: 'customer' } as const
const step = { step: 'message' } as const

/** Files by API: one sending is one message without a text, all of it or nothing. */
export const caseFiles = routes()
  .post('/:caseNumber/files', async (c) => {
    const { db, ring, now, requestId } = c.var
    if (mediaType(c) !== 'multipart/form-data') throw wrongType('multipart/form-data')
    const given = idempotencyKey(c)
    const number = writtenOut(c.req.param('caseNumber'))
    const hashes = await keyHashes(ring, `${given ?? `once ${requestId}`} ${number}`)
    const { read, reread } = await openCase(c, 'nothing', given === undefined ? undefined : hashes)
    const { complaint, files: before } = read.opened
    const promise = promiseVersion(complaint.facts.promiseVersion)
    const decision = decide(complaint.facts, step, by, promise, now)
    // Nothing is read that could not be taken; what was taken before is compared with what comes now.
    if (!decision.ok && !read.answered) throw refuse(decision)
    const full = limitMet(read.opened, { step, by }, now)
    if (full && !read.answered) throw refuse({ ok: false, why: full })

    await count(c, c.env.UPLOADS)
    const limits = { ...FILE_LIMITS, textBytes: BODY_LIMIT }
    const { fields, files: uploads } = await readMultipart(c.req.raw, limits)
    if (fields.length > 0)
      throw new Problem('invalid', {
        detail: 'Files alone are taken here.',
        errors: fields.map(unknownField),
      })
    const sending = sendingOf(complaint, hashes[0] ?? '')
    const { taken, sent, refused, isMoved } = await stageAll(
      { db, ring, now, bucket: c.env.FILES },
      sending,
      uploads,
    )
    if (isMoved) throw new Problem('stale')
    if (refused.length > 0) throw refusedFiles(refused)
    if (taken.length === 0) throw new Problem('invalid', { errors: [{ pointer: '', code: 'file.missing' }] })

    const ids = taken.map(({ id }) => id)
    const done = await takeFresh(c.var, read, reread, {
      step,
      by,
      key:
        given === undefined
          ? undefined
          : { keyHashes: hashes, contentHashes: await contentHashes(c.var, hashes, sent) },
      besides: (guard, version) => files.adopt(db, ids, version, now, guard),
    })
    if (!done.ok) throw refuse(done)
    const earlier = before.filter(({ version }) => version === read.answered?.version)
    const answer = read.answered ? await sentFiles(ring, sending.owner, earlier) : taken
    return c.json({ state: done.state, version: done.version, files: answer }, 201)
  })
  .get('/:caseNumber/files/:id', async (c) => {
    const { read } = await openCase(c, 'nothing')
    return sendFile(c, read.opened, c.req.param('id'))
  })

const unknownField = ([name]: [string, string]) => ({ pointer: `/${name}`, code: 'unknown' })
