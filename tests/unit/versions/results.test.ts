import { describe, expect, test } from 'vitest'
import { readResults } from '../../../site/components/document/results.ts'

const file = 'content/white-papers/paper/evidence/tests.csv'
const head = 'parameter.zh-CN,parameter.en,unit,before,value,limit,date,method'
const rows = (...lines: string[]) => [head, ...lines].join('\n')
const read = (text: string) => readResults(file, text, 'en')

test('a file is read in the language of the page, whatever program wrote it', () => {
  const text = `\uFEFF${rows('化学需氧量,COD,mg/L,99,38,100,2026-04,HJ 828-2017', '').replaceAll('\n', '\r\n')}`
  expect(readResults(file, text, 'zh-CN')).toEqual([
    {
      parameter: '化学需氧量',
      unit: 'mg/L',
      before: '99',
      value: '38',
      limit: '100',
      date: '2026-04',
      method: 'HJ 828-2017',
      verdict: 'kept',
    },
  ])
  expect(read(text)[0]?.parameter).toBe('COD')
})

describe('the verdict is computed', () => {
  test.each([
    ['38', '100', 'kept'],
    ['100', '100', 'kept'],
    ['100.1', '≤ 100', 'exceeded'],
    ['"1,032"', '"1,000"', 'exceeded'],
    ['5.9', '≥ 6', 'exceeded'],
    ['6', '>=6', 'kept'],
    ['7.2', '6–9', 'kept'],
    ['9.3', '6-9', 'exceeded'],
    ['<0.5', '1', 'kept'],
    ['<0.5', '0.1', 'open'],
    ['>20', '10', 'exceeded'],
    ['-3', '-5', 'exceeded'],
  ])('%s against %s: %s', (value, limit, expected) => {
    expect(read(rows(`甲,A,mg/L,,${value},${limit},2026-04-30,`))[0]?.verdict).toBe(expected)
  })
})

describe('a fault names file and line', () => {
  const good = '甲,A,mg/L,92,31,100,2026-07-31,HJ 828-2017'
  test.each([
    [
      'a value that is no number',
      rows(good, '乙,B,mg/L,92,low,100,2026-07,'),
      `${file}:3: expected a value such as 31 or <0.5, but found "low".`,
    ],
    [
      'a value before that is no number',
      rows('乙,B,mg/L,?,31,100,2026-07,'),
      `${file}:2: expected a value such as 92 in the column before, but found "?".`,
    ],
    [
      'a limit that says nothing',
      rows(good, '', '乙,B,mg/L,,31,none,2026-07,'),
      `${file}:4: expected a limit such as 100, ≥ 6 or 6–9, but found "none".`,
    ],
    [
      'a missing value',
      rows('乙,B,mg/L,92,,100,2026-07,'),
      `${file}:2: expected a value, but found nothing.`,
    ],
    [
      'a day that does not exist',
      rows('乙,B,mg/L,,31,100,2026-02-30,'),
      `${file}:2: expected a date such as 2026-04-30 or 2026-04, but found "2026-02-30".`,
    ],
    [
      'a misspelt column',
      'parameter,unit,value,limits,date\nA,,1,2,2026-07',
      `${file}:1: expected one of the columns parameter, unit, value, limit, date, before, method, but found "limits".`,
    ],
    [
      'a missing column',
      'parameter,unit,value,date\nA,,1,2026-07',
      `${file}:1: expected a column "limit", but found parameter, unit, value, date.`,
    ],
    [
      'a name in one language only',
      'parameter.en,unit,value,limit,date\nA,,1,2,2026-07',
      `${file}:1: expected a column "parameter", but found parameter.en, unit, value, limit, date.`,
    ],
    [
      'a column twice',
      'parameter,parameter,unit,value,limit,date\nA,B,,1,2,2026-07',
      `${file}:1: expected each column once, but found "parameter".`,
    ],
    [
      'cells parted by semicolons',
      'parameter;unit;value;limit;date\nA;;1;2;2026-07',
      `${file}:1: expected one of the columns parameter, unit, value, limit, date, before, method, but found "parameter;unit;value;limit;date".`,
    ],
    ['no test at all', `${head}\n`, `${file}:1: expected a line for each test, but found nothing.`],
  ])('%s', (_, text, message) => {
    expect(() => read(text)).toThrow(message)
  })
  test.each([
    ['a cell too few', '乙,B,mg/L'],
    ['a cell too many', `${good},more`],
    ['a quote in the middle', '乙"丙,B,mg/L,,31,100,2026-07,'],
  ])('a line with %s', (_, line) => {
    expect(() => read(rows(good, line))).toThrow(
      `${file}:3: expected a line of CSV with as many cells as the first, but found ${line}.`,
    )
  })
})
