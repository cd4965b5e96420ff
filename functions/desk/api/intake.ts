import type { Context } from 'hono'
import { refusedFiles } from '../../complaints/case/case-files.ts'
import { sendSoon } from '../../complaints/contact/mailing.ts'
import { takeFiles } from '../../complaints/filing/draft.ts'
import { ANSWER_LIFETIME, file } from '../../complaints/filing/intake.ts'
import { idempotencyKey } from '../../complaints/routes.ts'
import type { AppEnv } from '../../env.ts'
import { type FieldError, Problem } from '../../http/problem.ts'
import { parse } from '../../http/valid.ts'
import { answeringRole } from '../../staff/identity.ts'
import { staffAt } from '../gate.ts'
import { arrivedAt } from '../intake/arrival.ts'
import { record } from '../store.ts'
import { intakeSchema } from './intake-schema.ts'
import { sentAs } from './sent.ts'

/** Files a complaint that reached us by telephone, by letter or in person, with the record of who took it in. */
export async function takeIn(c: Context<AppEnv>) {
  const { db, now, requestId } = c.var
  const staff = staffAt(c)
  const role = answeringRole(staff)
  if (!role) throw new Problem('forbidden')
  const given = idempotencyKey(c)
  const { body, files } = await sentAs(c, 'complaint')
  const { channel, arrivedAt: said, kind = 'real', ...input } = parse(intakeSchema(now), body)
  const arrived = arrivedAt(Date.parse(said), now)
  const errors: FieldError[] = [
    ...('code' in arrived ? [{ pointer: '/arrivedAt', code: arrived.code }] : []),
    ...(kind === 'drill' && role !== 'supervisor' ? [{ pointer: '/kind', code: 'kind.role' }] : []),
  ]
  if ('code' in arrived || errors.length > 0) throw new Problem('invalid', { errors })
  const key = `${given ?? `once ${requestId}`} desk ${staff.id}`
  // Papers are read last: of a complaint that cannot be filed none is kept.
  const { taken, refused, reservation } = files
    ? await takeFiles(c, key, files)
    : { taken: [], refused: [], reservation: undefined }
  if (refused.length > 0) throw refusedFiles(refused)
  const filing = await file(c.var, input, {
    key,
    reservation,
    files: taken.map(({ id }) => id),
    lifetime: ANSWER_LIFETIME.api,
    kind,
    recorded: { channel, arrivedAt: arrived.at, by: role },
    also: (number, guard) => [record(db, staff, 'intake', number, 1, now, guard)],
  })
  if (!filing.ok) throw new Problem('key-reused')
  const { caseNumber } = filing.filed
  if (input.email) await sendSoon(c, caseNumber)
  return c.json(filing.filed, 201, { Location: `/api/desk/cases/${caseNumber}` })
}
