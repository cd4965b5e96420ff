import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { companyFolder } from '../../../site/company-folder.ts'
import { expectRefusal, inChinese, inEnglish, plantSample, type Sample } from './sample.ts'

let sample: Sample
beforeAll(() => {
  sample = plantSample()
})
afterAll(() => sample.fell())

const home = 'pages/home/en.mdx'
const paper = 'white-papers/noise/v1.en.mdx'
const add = (text: string) => (clean: string) => `${clean}\n${text}\n`

describe('a component stands where it can be shown', () => {
  test.each([
    ['a figure on a fixed page', home, '<Figure src="figures/levels" alt="Levels." caption="Levels" />'],
    ['evidence in a handbook', 'faq/noise/en.mdx', 'Loud. <Evidence id="levels" />'],
    ['results in a timeline', 'remediation/programme/en.mdx', '<Results src="evidence/a.csv" caption="x" />'],
  ])('%s is refused', (_, file, text) => {
    expectRefusal(sample, file, add(text), {
      en: /expected it in a white paper or a statement/,
      chinese: /要求：用在白皮书或情况说明里/,
    })
  })

  test('a key figure alone is refused, and one among others is in order', () => {
    expectRefusal(sample, home, add('<KeyFigure value="6 of 11" label="done" />'), {
      en: /<KeyFigure>: expected it inside <KeyFigures>, came the text itself/,
      chinese: /放在 <KeyFigures> 里面/,
    })
    const clean = sample.read(home)
    sample.write(
      home,
      `${clean}\n<KeyFigures>\n  <KeyFigure value="6 of 11" label="done" />\n</KeyFigures>\n`,
    )
    expect(inEnglish(sample.examine())).toEqual([])
    sample.write(home, clean)
  })
})

describe('what a component says can be shown', () => {
  test.each([
    [
      'a correction of no day',
      '<Correction date="yesterday">\n\nIt was 54 dB.\n\n</Correction>',
      '2026-08-20',
      /<Correction date>: expected a date like 2026-11-22, came "yesterday"/,
      /像 2026-11-22 这样的日期/,
    ],
    [
      'a comparison without a number',
      '<BeforeAfter what="COD" before="yesterday" after="31 mg/L" />',
      '92 mg/L',
      /<BeforeAfter before>: expected a number, such as 92 mg\/L, came "yesterday"/,
      /要求：数值/,
    ],
  ])('%s', (_, text, mended, en, chinese) => {
    expectRefusal(sample, paper, add(text), { en, chinese })
    const clean = sample.read(paper)
    sample.write(paper, add(text.replace('yesterday', mended))(clean))
    expect(inEnglish(sample.examine())).toEqual([])
    sample.write(paper, clean)
  })
})

describe('a file of results can be read', () => {
  const csv = 'white-papers/noise/evidence/tests.csv'
  const head = 'parameter,unit,value,limit,date\n'
  const results = add('<Results src="evidence/tests.csv" caption="Tests" />')
  const findingsOf = (text: string) => {
    const clean = sample.read(paper)
    sample.write(paper, results(clean))
    sample.write(csv, text)
    const found = sample.examine()
    sample.write(paper, clean)
    sample.remove(csv)
    return found
  }

  test.each([
    ['as a program writes it', `${head}Leq,dB,54,60,2026-04\n`],
    ['with the mark that Excel sets before it', `\ufeff${head}Leq,dB,54,60,2026-04\n`],
    ['with lines as Windows ends them', `${head}Leq,dB,54,60,2026-04\n`.replaceAll('\n', '\r\n')],
    ['with quotes and a comma in them', `${head}"Leq, ""day""",dB,54,60,2026-04\n`],
    ['with blank lines', `\n\n${head}\n\nLeq,dB,54,60,2026-04\n\n`],
  ])('%s', (_, text) => {
    expect(inEnglish(findingsOf(text))).toEqual([])
  })

  test.each([
    [
      'a cell too many',
      `${head}Leq,dB,54,60,2026-04,more\n`,
      2,
      /as many cells as the first/,
      /格数与第一行相同/,
    ],
    [
      'a quote left open',
      `${head}L"eq,dB,54,60,2026-04\n`,
      2,
      /as many cells as the first/,
      /格数与第一行相同/,
    ],
    [
      'tabs instead of commas',
      `${head}Leq,dB,54,60,2026-04\n`.replaceAll(',', '\t'),
      1,
      /one of the columns/,
      /列名/,
    ],
    ['a column twice', `parameter,${head}a,b,dB,54,60,2026-04\n`, 1, /each column once/, /每列只出现一次/],
    ['a word for a number', `${head}Leq,dB,low,60,2026-04\n`, 2, /a value such as 31/, /像 31 或 <0\.5/],
    ['no limit', `${head}Leq,dB,54,,2026-04\n`, 2, /expected a limit, came nothing/, /“limit”一格有内容/],
    ['no line', head, 1, /a line for each test, came nothing/, /每项检测一行/],
    ['nothing', '', 1, /a line for each test, came nothing/, /每项检测一行/],
  ])('but not with %s', (_, text, line, en, chinese) => {
    const found = findingsOf(text)
    expect(inEnglish(found)).toEqual([expect.stringMatching(en)])
    expect(inChinese(found)).toEqual([expect.stringMatching(chinese)])
    expect(inEnglish(found)[0]?.startsWith(`${companyFolder}/${csv}:${line}:`), inEnglish(found)[0]).toBe(
      true,
    )
  })

  test('and is a CSV in evidence/', () => {
    expectRefusal(sample, paper, add('<Results src="figures/levels.en.svg" caption="x" />'), {
      en: /<Results src>: expected a CSV file in evidence\//,
      chinese: /evidence\/ 里的 CSV 文件/,
    })
  })
})
