import { inCompany } from '../../site/company-folder.ts'
import { type Fault, quote, say } from './fault.ts'
import type { Library } from './library.ts'

/**
 * A count of items, an 'overdue' or a second 'as of' typed by hand, which goes wrong by itself while the page beside it
 * says what the ledgers compute.
 */
const counts = {
  en: [
    /\b(?:\d+|no|none|all|most|some|one|two|three|four|five) (?:of|out of) (?:the |our )?\w+(?: \w+)? (?:items?|measures?|remediation)\b/i,
    /\b(?:most|all|none) of our remediation\b/i,
    /\b(?:nothing|none|\d+ items?) (?:is |are )?overdue\b|(?<!\b(?:the item|what) )\b(?:is|are) (?:still )?overdue\b(?! stands)/i,
    /\bwhich (?:one|ones|items?) (?:is|are) late\b/i,
  ],
  'zh-CN': [
    /(?:\d+|[一二三四五六七八九十两几]+)\s*项(?:整改|事项)?(?:中)?(?:已|都)?(?:完成|逾期|核验)/,
    /整改(?:大部分|全部|都|基本)?已?(?:大部分)?完成/,
    /(?:没有|无)逾期|逾期未完|[一二三四五六七八九十两几\d]+\s*项逾期/,
    /哪一?项(?:事)?(?:晚了|逾期)/,
  ],
} as const

const asOf = { en: /\b(?:as of|as at) \d{1,2} \w+ \d{4}\b/i, 'zh-CN': /截至\s*\d{4}\s*年/ } as const

/** The home page and the words around timelines stand beside what the ledgers compute; other texts carry a date. */
const beside = (file: string) =>
  file.startsWith(inCompany('pages/home/')) || /\/remediation\/[^/]+\/[\w-]+\.mdx$/.test(file)

export function typedStateNotes({ pages, timelines, handbooks }: Library): Fault[] {
  return [...[...pages, ...timelines].flatMap(besideNotes), ...handbooks.flatMap(answerNotes)]
}

/** An answer has a day of its own; what it says of items is out of date as soon as an entry is added. */
function answerNotes({ source, value }: Library['handbooks'][number]): Fault[] {
  return (value?.sections ?? []).flatMap(({ questions }, s) =>
    questions.flatMap(({ answer }, q) => {
      const line = source.lineOf(['sections', s, 'questions', q, 'answer'])
      return value ? noteOf(source.file, line, answer, counts[value.language]) : []
    }),
  )
}

function besideNotes({ source, value }: Library['pages' | 'timelines'][number]): Fault[] {
  if (!value || !beside(source.file)) return []
  const patterns = [asOf[value.language], ...counts[value.language]]
  const head = (['title', 'summary'] as const).map((key) => ({
    text: value[key],
    line: source.lineOf([key]),
  }))
  const body = source.body.text.split('\n').map((text, index) => ({ text, line: source.body.line + index }))
  return [...head, ...body].flatMap(({ text, line }) => noteOf(source.file, line, text, patterns))
}

function noteOf(file: string, line: number, text: string, patterns: readonly RegExp[]): Fault[] {
  const came = patterns.map((pattern) => pattern.exec(text)?.[0]).find((found) => found !== undefined)
  if (came === undefined) return []
  return [
    {
      file,
      line,
      at: '',
      expected: say(
        'only what does not move: how many items are done, late or overdue is computed',
        '只写不会变的事：完成、逾期了几项会自动算出',
      ),
      came: quote(came),
      mend: say(
        'Take the count, the state or the day out; write what happened, or link to the board.',
        '去掉数目、状态或截止日期；写发生了什么，或者链接到看板。',
      ),
    },
  ]
}
