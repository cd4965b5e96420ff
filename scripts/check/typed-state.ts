import { inCompany } from '../../site/company-folder.ts'
import { type Fault, quote, say } from './fault.ts'
import type { Library } from './library.ts'

/**
 * A count of items, an 'overdue' or a second 'as of' typed by hand, which goes wrong by itself while the page beside it
 * says what the ledgers compute.
 */
const typed = {
  en: [
    /\b(?:as of|as at) \d{1,2} \w+ \d{4}\b/i,
    /\b(?:\d+|no|none|all|most|some|one|two|three|four|five) (?:of|out of) (?:the |our )?\w+(?: \w+)? (?:items?|measures?|remediation)\b/i,
    /\b(?:most|all|none) of our remediation\b/i,
    /\b(?:nothing|none|\d+ items?) (?:is |are )?overdue\b|(?<!\bthe item )\b(?:is|are) (?:still )?overdue\b(?! stands)/i,
    /\bwhich (?:one|ones|items?) (?:is|are) late\b/i,
  ],
  'zh-CN': [
    /截至\s*\d{4}\s*年/,
    /(?:\d+|[一二三四五六七八九十两几]+)\s*项(?:整改|事项)?(?:中)?(?:已|都)?(?:完成|逾期|核验)/,
    /整改(?:大部分|全部|都|基本)?已?(?:大部分)?完成/,
    /(?:没有|无)逾期|逾期未完|[一二三四五六七八九十两几\d]+\s*项逾期/,
    /哪一?项(?:事)?(?:晚了|逾期)/,
  ],
} as const

/** The home page and the words around timelines stand beside what the ledgers compute; other texts carry a date. */
const beside = (file: string) =>
  file.startsWith(inCompany('pages/home/')) || /\/remediation\/[^/]+\/[\w-]+\.mdx$/.test(file)

export function typedStateNotes({ pages, timelines }: Library): Fault[] {
  return [...pages, ...timelines].flatMap(({ source, value }) => {
    if (!value || !beside(source.file)) return []
    const patterns = typed[value.language]
    const head = (['title', 'summary'] as const).map((key) => ({
      text: value[key],
      line: source.lineOf([key]),
    }))
    const body = source.body.text.split('\n').map((text, index) => ({ text, line: source.body.line + index }))
    return [...head, ...body].flatMap(({ text, line }) => {
      const came = patterns.map((pattern) => pattern.exec(text)?.[0]).find((found) => found !== undefined)
      return came === undefined
        ? []
        : [
            {
              file: source.file,
              line,
              at: '',
              expected: say(
                'only what does not move: how many items are done, late or overdue is computed on this page',
                '只写不会变的事：完成、逾期了几项，本页会自动算出',
              ),
              came: quote(came),
              mend: say(
                'Take the count, the state or the day out; write what happened, or what the board shows.',
                '去掉数目、状态或截止日期；写发生了什么，或者看板上有什么。',
              ),
            },
          ]
    })
  })
}
