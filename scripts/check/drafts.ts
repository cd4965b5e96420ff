import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod/mini'
import { Ledger } from '#contract/remediation'
import { beginning } from '#rules/remediation'
import { inCompany } from '../../site/company-folder.ts'
import { DRAFT_DAY } from '../../site/schemas/published.ts'
import { type Fault, same, say } from './fault.ts'
import type { Entry, Library } from './library.ts'

/** What `npm run new` leaves for a person to write, in either language. */
export const placeholder = /\[To write: [^\]]*\]?|［待写：[^］]*］?/

/** A text that is dated as a draft may hold gaps; one that has a real date may not. */
export function draftFindings(library: Library, day: string): { faults: Fault[]; drafts: Fault[] } {
  const entries: Entry<unknown>[] = Object.values(library).flat()
  // A fixed page is shown whatever its date says.
  const standing = new Set(library.pages.map(({ source }) => source.file))
  const drafts = entries.flatMap(({ source, value }) => {
    if (isHeldBack(value)) return [heldBack(source.file, source.lineOf([], 'draft'))]
    const { key, date } = dateOf(value)
    // A certificate that is not valid yet is shown, and says so.
    return key && (date === DRAFT_DAY || (key !== 'validFrom' && date > day)) && !standing.has(source.file)
      ? [waiting(source.file, source.lineOf(key.split('.')), date)]
      : []
  })
  const isDraft = (file: string) => drafts.some((one) => one.file === file) || isAround(file, drafts)
  return { drafts, faults: entries.flatMap(({ source: { file } }) => (isDraft(file) ? [] : gaps(file))) }
}

/** A playbook is not dated: it says itself that it is being written. */
const isHeldBack = (value: unknown) => z.object({ draft: z.literal(true) }).safeParse(value).success

/** What a text is dated by; a ledger by its first line. */
function dateOf(value: unknown): { key?: string; date: string } {
  const read = z.record(z.string(), z.unknown()).safeParse(value).data ?? {}
  const key = ['date', 'updated', 'validFrom', ...('opens' in read ? ['effective'] : [])].find(
    (name) => typeof read[name] === 'string',
  )
  if (key) return { key, date: String(read[key]) }
  const { data: ledger } = Ledger.safeParse(value)
  return ledger ? { key: 'items.0.entries.0.date', date: beginning(ledger.items) } : { date: '' }
}

/** The words around a timeline have no date of their own; their ledger's stands for them. */
const isAround = (file: string, drafts: Fault[]) =>
  file.startsWith(inCompany('remediation/')) &&
  drafts.some((one) => one.file === `${dirname(file)}/ledger.yaml`)

function gaps(file: string): Fault[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((written, index) => {
      const came = placeholder.exec(written)?.[0]
      return came
        ? [
            {
              file,
              line: index + 1,
              at: '',
              expected: say('finished text', '写完的内容'),
              came: same(came),
              mend: say(
                `Write it, or date the text ${DRAFT_DAY} to keep it a draft.`,
                `写完它；还没写完就把日期改回 ${DRAFT_DAY}，作为草稿。`,
              ),
            },
          ]
        : []
    })
}

const waiting = (file: string, line: number, date: string): Fault => ({
  file,
  line,
  at: '',
  expected: say('a day that has come, for readers to see it', '已到的日期，读者才看得到'),
  came: same(date),
  mend:
    date === DRAFT_DAY
      ? say('Set the day on which it is to be published.', '写上要发布的日期。')
      : say('Nothing to do: it appears on that day.', '不用做什么：到那天自动发布。'),
})

const heldBack = (file: string, line: number): Fault => ({
  file,
  line,
  at: 'draft',
  expected: say('no line "draft"', '没有 "draft" 这一行'),
  came: same('true'),
  mend: say('Delete the line when it may be offered at the desk.', '写完可以用了，就删掉这一行。'),
})
