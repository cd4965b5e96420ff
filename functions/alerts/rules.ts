import type { EarlyWarning } from '#contract/alerts'
import type { CaseFacts } from '#contract/complaints'
import type { Event } from '#rules/complaints'

type Entry = EarlyWarning['entries'][number]

/** Why a supervisor should look at a case; `detail` tells two of a reason apart, and is never what was written. */
export type Occasion = {
  reason:
    | 'words'
    | 'same-reference'
    | 'reopened'
    | 'rejected-twice'
    | 'low-rating'
    | 'visit-overdue'
    | 'not-holding'
  detail: string
}

/** Width and case of letters do not count, nor what nobody sees. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase()
/** Chinese has no blanks between words, so one within a word means nothing. */
const dense = (text: string) => text.replace(/\s+/g, '')

/** Whole words with or without a plural s, wherever a line breaks: what stands beside them is no Latin letter and no digit. */
const wholeWords = (words: readonly string[]) =>
  new RegExp(
    `(?<![\\p{Script=Latin}\\p{N}])(?:${words.join('|').replaceAll(' ', '\\s+')})s?(?![\\p{Script=Latin}\\p{N}])`,
    'gu',
  )

/** Where an entry's exceptions stood, nothing stands any more that could be found. */
const GONE = '\n\u0000\n'

function finder({ words, except = {} }: Entry): (text: string, chinese: string) => boolean {
  const english = wholeWords(words.en)
  const harmless = except.en && wholeWords(except.en)
  const chineseWords = words['zh-CN'].map((word) => word.toLowerCase())
  const harmlessChinese = except['zh-CN'] ?? []
  const holds = (text: string) => text.search(english) >= 0
  const holdsChinese = (text: string) => chineseWords.some((word) => text.includes(word))
  return (text, chinese) =>
    (holds(text) && holds(harmless ? text.replace(harmless, GONE) : text)) ||
    (holdsChinese(chinese) &&
      holdsChinese(harmlessChinese.reduce((rest, phrase) => rest.replaceAll(phrase, GONE), chinese)))
}

/** Reads the list once; what it gives tells which of its entries a text holds, in either language whatever the case's. */
export function reader({ entries }: Pick<EarlyWarning, 'entries'>): (text: string) => string[] {
  const all = entries.map((entry) => ({ id: entry.id, finds: finder(entry) }))
  return (written) => {
    const text = plain(written)
    const chinese = dense(text)
    return all.filter(({ finds }) => finds(text, chinese)).map(({ id }) => id)
  }
}

/** What of a step a supervisor should hear of, besides what the customer wrote with it. */
export function occasions(before: CaseFacts, next: CaseFacts, { type, facts }: Event): Occasion[] {
  switch (type) {
    case 'reopen':
    case 'not-received':
      return [{ reason: 'reopened', detail: String(next.round) }]
    case 'reject':
      return before.round >= 2 ? [{ reason: 'rejected-twice', detail: String(before.round) }] : []
    case 'rate':
      return Number(facts['score']) <= 2 ? [{ reason: 'low-rating', detail: String(next.version) }] : []
    case 'visit-overdue':
      return [{ reason: 'visit-overdue', detail: String(next.visitDue) }]
    case 'visit':
      return facts['result'] === 'fails' || facts['result'] === 'partly'
        ? [{ reason: 'not-holding', detail: String(next.version) }]
        : []
    default:
      return []
  }
}
