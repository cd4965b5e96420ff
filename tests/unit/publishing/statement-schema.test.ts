import { expect, test } from 'vitest'
import { Certificate } from '../../../site/schemas/certificates.ts'
import { Statement } from '../../../site/schemas/statements.ts'

const notice = {
  title: 'Notice',
  summary: 'We move.',
  language: 'en',
  version: 1,
  date: '2026-09-01',
  author: 'General manager',
  authoritative: 'zh-CN',
  kind: 'notice',
  audiences: ['Everyone'],
  reason: { why: 'The hall is too small.' },
  times: [{ what: 'Decided', date: '2026-09-01' }],
  responsible: { role: 'General manager', phone: '+86 21 0000 0188' },
  compensation: { none: 'Nothing changes for you.' },
}
const phase = { title: 'Money', measures: ['Settle'] }
const plan = { starts: '2026-09-22', phases: [phase, phase, phase] }
const right = { has: 'Deposit', happens: 'Repaid', takesOver: 'Nobody', by: '2026-10-30', how: 'Write' }
const closure = { ...notice, kind: 'closure', plan, rights: [right] }

const faultsAt = (value: unknown) =>
  Statement.safeParse(value).error?.issues.map(({ path }) => path.join('.')) ?? []

test.each([
  ['a notice', notice],
  ['a closure with its plan and rights', closure],
  ['compensation that is offered', { ...notice, compensation: { offered: 'Freight.' } }],
])('%s is published', (_, value) => {
  expect(faultsAt(value)).toEqual([])
})

test.each<[string, object, string]>([
  ['without a reason', { ...notice, reason: undefined }, 'reason'],
  ['with an empty reason', { ...notice, reason: { why: ' ' } }, 'reason.why'],
  ['without times', { ...notice, times: [] }, 'times'],
  [
    'without a responsible role',
    { ...notice, responsible: { phone: '+86 21 0000 0188' } },
    'responsible.role',
  ],
  [
    'whose responsible role cannot be reached',
    { ...notice, responsible: { role: 'Manager' } },
    'responsible',
  ],
  ['silent on compensation', { ...notice, compensation: {} }, 'compensation'],
  ['with and without compensation', { ...notice, compensation: { offered: 'A', none: 'B' } }, 'compensation'],
  ['of a closure without a plan', { ...closure, plan: undefined }, 'plan'],
  ['of a closure without rights', { ...closure, rights: [] }, 'rights'],
  ['with a plan for no closure', { ...notice, plan }, 'plan'],
  ['with two phases', { ...closure, plan: { ...plan, phases: [phase, phase] } }, 'plan.phases'],
  ['with a right that has no date', { ...closure, rights: [{ ...right, by: undefined }] }, 'rights.0.by'],
  [
    'with a right that has two dates',
    { ...closure, rights: [{ ...right, until: '2031-12-31' }] },
    'rights.0.by',
  ],
  ['that is a second version without changes', { ...notice, version: 2 }, 'changes'],
  ['with a misspelt key', { ...notice, audience: ['Everyone'] }, ''],
])('a statement %s is refused', (_, value, at) => {
  expect(faultsAt(value)).toContain(at)
})

const certificate = {
  title: { 'zh-CN': '认证', en: 'Certificate' },
  issuer: { 'zh-CN': '机构', en: 'Issuer' },
  number: 'Q-1',
  scope: { 'zh-CN': '加工', en: 'Machining' },
  validFrom: '2024-06-12',
  validUntil: '2027-06-11',
  scan: 'scans/iso-9001.svg',
  verify: { where: { 'zh-CN': '平台', en: 'Register' } },
}

test.each<[string, object, boolean]>([
  ['with all it needs', {}, true],
  ['that never ends and says so', { validUntil: 'none' }, true],
  ['that forgets its end', { validUntil: undefined }, false],
  ['that ends before it begins', { validUntil: '2024-06-11' }, false],
  ['whose scan lies elsewhere', { scan: '../company.yaml' }, false],
  ['in one language', { scope: { en: 'Machining' } }, false],
])('a certificate %s', (_, change, isTaken) => {
  expect(Certificate.safeParse({ ...certificate, ...change }).success).toBe(isTaken)
})
