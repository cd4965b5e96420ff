import { afterAll, beforeAll, expect, test } from 'vitest'
import { sentence } from '../../../scripts/check/fault.ts'
import { inEnglish, plantSample, type Sample } from './sample.ts'

let sample: Sample
beforeAll(() => {
  sample = plantSample()
  const promise = 'service-promise/v1.yaml'
  sample.write(promise, sample.read(promise).replace(/knownUntil: .*/, 'knownUntil: "2029-12-31"'))
  const company = 'company.yaml'
  sample.write(company, sample.read(company).replace(/securityUntil: .*/, 'securityUntil: "2030-06-30"'))
})
afterAll(() => sample.fell())

const soon = (day: string) => sample.examine(day).soon.map((one) => sentence(one, 'en'))

test('on a day on which nothing is due, nothing is said', () => {
  expect(soon('2026-11-22')).toEqual([])
})

test.each([
  [
    'an answer past its review',
    '2027-04-01',
    /faq\/noise\/en\.mdx:17: how-loud: .*review due since 2027-03-31/,
  ],
  [
    'a certificate that expires within 60 days',
    '2027-11-03',
    /iso\.yaml:6: validUntil: .*came expires on 2028-01-01/,
  ],
  ['a certificate that has expired', '2028-01-02', /iso\.yaml:6: validUntil: .*came expired on 2028-01-01/],
  [
    'a holiday table that ends within 60 days',
    '2029-11-01',
    /v1\.yaml:\d+: calendar\.knownUntil: expected holidays known 60 days ahead/,
  ],
  [
    'a security address that nobody has tried for long',
    '2030-05-01',
    /company\.yaml:\d+: contact\.securityUntil: expected a date more than 60 days ahead, came "2030-06-30"/,
  ],
  [
    'a fixed page of a day to come, which is shown all the same',
    '2026-05-03',
    /home\/en\.mdx:6: date: expected a day that has come, for this page is always shown, came "2026-05-04"/,
  ],
  ['one that has run out', '2030-07-01', /contact\.securityUntil: .*came "2030-06-30"/],
])('%s is said and blocks nothing', (_, day, expected) => {
  expect(soon(day).join('\n')).toMatch(expected)
  expect(inEnglish(sample.examine(day))).toEqual([])
})

test('the day before, none of it is said', () => {
  expect(soon('2027-03-31')).toEqual([])
  expect(soon('2027-11-01').join()).not.toContain('iso.yaml')
  expect(soon('2030-04-30').join()).not.toContain('company.yaml')
})
