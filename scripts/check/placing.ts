import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Day, languages } from '#contract/company'
import { companyFolder } from '../../site/company-folder.ts'
import { readResults, UnreadResults } from '../../site/components/document/results.ts'
import { versioned } from '../publishing/shelf.ts'
import type { Use } from './body.ts'
import { type Fault, quote, same, say } from './fault.ts'

/** What only a document with files of its own can show. */
const filed = ['Evidence', 'Figure', 'Results']

/** Whether a component can stand where it was put. */
export function placeFaults(file: string, { component, inside, line }: Use): Fault[] {
  const fault = (expected: Fault['expected'], came: Fault['came'], mend: Fault['mend']): Fault[] => [
    { file, line, at: `<${component}>`, expected, came, mend },
  ]
  const isVersioned = versioned.some((collection) => file.startsWith(`${companyFolder}/${collection}/`))
  if (filed.includes(component) && !isVersioned)
    return fault(
      say('it in a white paper or a statement', '用在白皮书或情况说明里'),
      same(file),
      say('Link to the white paper or statement that shows it.', '改为链接到展示它的白皮书或情况说明。'),
    )
  if (component === 'KeyFigure' && inside !== 'KeyFigures')
    return fault(
      say('it inside <KeyFigures>', '放在 <KeyFigures> 里面'),
      inside ? same(`<${inside}>`) : say('the text itself', '直接写在正文里'),
      say(
        'Write <KeyFigures> before and </KeyFigures> after.',
        '前面写 <KeyFigures>，后面写 </KeyFigures>。',
      ),
    )
  return []
}

/** Whether what a component says, or the file that it names, can be shown. */
export function contentFaults(file: string, use: Use): Fault[] {
  const { component, attributes, line } = use
  const at = (name: string) => `<${component} ${name}>`
  switch (component) {
    case 'Correction': {
      const { date } = attributes
      if (!date || Day.safeParse(date).success) return []
      return [
        {
          file,
          line,
          at: at('date'),
          expected: say('a date like 2026-11-22', '像 2026-11-22 这样的日期'),
          came: quote(date),
          mend: say('Write year, month and day in figures.', '用数字写年月日。'),
        },
      ]
    }
    case 'BeforeAfter':
      return ['before', 'after', 'limit'].flatMap((name) => {
        const written = attributes[name]
        if (!written || /\d/.test(written)) return []
        return [
          {
            file,
            line,
            at: at(name),
            expected: say('a number, such as 92 mg/L', '数值，如 92 mg/L'),
            came: quote(written),
            mend: say('Write a number; what has none goes into a table.', '写数值；没有数值的放进表格。'),
          },
        ]
      })
    case 'Results':
      return resultsFaults(file, use)
    default:
      return []
  }
}

/** A CSV as Excel writes it has quotes, blank lines and marks of its own; what is wrong stands in the CSV itself. */
function resultsFaults(file: string, { attributes: { src = '' }, line }: Use): Fault[] {
  const csv = `${dirname(file)}/${src}`
  if (!/^evidence\/[\w.-]+\.csv$/.test(src))
    return [
      {
        file,
        line,
        at: '<Results src>',
        expected: say('a CSV file in evidence/', 'evidence/ 里的 CSV 文件'),
        came: quote(src),
        mend: say(
          'Put the file there and write evidence/<name>.csv.',
          '把文件放在那里，写成 evidence/<名称>.csv。',
        ),
      },
    ]
  if (!existsSync(csv)) return []
  try {
    readResults(
      csv,
      readFileSync(csv, 'utf8'),
      languages.find((one) => file.endsWith(`${one}.mdx`)) ?? languages[0],
    )
    return []
  } catch (error) {
    if (!(error instanceof UnreadResults)) throw error
    return [
      {
        file: csv,
        line: error.line,
        at: '',
        expected: error.expected,
        came: error.came ? same(error.came) : say('nothing', '没有'),
        mend: say(
          'Correct the line; cells are parted by commas, a cell that holds a comma stands in "quotes", and the columns are those in GUIDE.md.',
          '改正这一行：各格用英文逗号分开，格内有逗号时加 "引号"，列名见 GUIDE.zh-CN.md。',
        ),
      },
    ]
  }
}
