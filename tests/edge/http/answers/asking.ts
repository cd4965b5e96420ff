import { env } from 'cloudflare:workers'
import { stopToken } from '../../../../functions/complaints/contact/stop-token.ts'
import { fileByForm, track, type Visitor, visitor } from '../../browser.ts'
import { type Case, caller, filed, means, NOW } from '../../support.ts'

export const json = { 'Content-Type': 'application/json' }
export const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
export const foreign = { Origin: 'https://elsewhere.test' }
export const broken = () => ({ ...(env as Env), KEYS: 'broken' })

export async function withReceipt(prefix: string): Promise<Visitor> {
  const who = visitor()
  await fileByForm(who, {}, prefix)
  return who
}
export async function withCase(): Promise<Visitor> {
  const who = visitor()
  await track(who, await filed())
  return who
}
export const anyStopToken = async () =>
  stopToken(means(NOW).ring, { number: (await filed()).caseNumber, version: 1 })
export const code = (one: Case) => ({ Authorization: `Bearer ${one.accessCode}` })
/** A call that keeps the rules, and one that breaks them, at a place of a case. */
export const onCase = (place: string, good: unknown, bad: unknown) => async () => {
  const one = await filed()
  const path = `/api/complaints/${one.caseNumber}/${place}`
  const { sendJson } = caller()
  return [
    await sendJson(path, good, code(one)),
    await sendJson(path, bad, code(one)),
    await sendJson(path, good),
  ]
}
