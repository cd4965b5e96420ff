import { expect } from 'vitest'
import { read } from '../browser.ts'
import type { Colleague } from './staff.ts'

/** What a customer says on the telephone, as the form of the desk takes it down. */
export const heard = {
  channel: 'phone',
  category: 'delivery',
  impact: 'inconvenience',
  story: 'The parts arrived a week late and nobody called.',
  language: 'en',
  notice: '1',
  overseas: 'yes',
}

/** Fills the form and goes on to the check page; what else comes back is the answer. */
export async function checkIntake(who: Colleague, changes: Record<string, string> = {}, prefix = '/en') {
  const path = `${prefix}/desk/intake/`
  const { fields } = await who.open(path)
  return who.post(path, { ...fields, ...heard, ...changes })
}

/** Files from the check page, as staff do. */
export async function fileIntake(who: Colleague, changes: Record<string, string> = {}, prefix = '/en') {
  const check = await checkIntake(who, changes, prefix)
  expect(check.status).toBe(200)
  return who.post(`${prefix}/desk/intake/`, { ...(await read(check)).fields, answer: 'go' })
}

/** The case that was filed, as its receipt says it. */
export async function recorded(who: Colleague, changes: Record<string, string> = {}) {
  const answer = await fileIntake(who, changes)
  expect(answer.status).toBe(303)
  const receipt = await who.open(answer.headers.get('Location') ?? '')
  const [caseNumber = ''] = /MJ(-[0-9A-Z]{4}){2}/.exec(receipt.words) ?? []
  const [accessCode = ''] = /(?<![A-Z0-9-])[0-9A-Z]{4}(-[0-9A-Z]{4}){4}/.exec(receipt.words) ?? []
  return { caseNumber, accessCode, receipt }
}
