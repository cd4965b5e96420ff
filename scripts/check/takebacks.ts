import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { belowCompany, companyFolder } from '../../site/company-folder.ts'
import type { PublishedLine } from '../../site/schemas/published.ts'
import { documentOf, isWithdrawn, standingOf } from '../publishing/ledger.ts'
import { enteredFor, type Named, namedFor, pendingFor } from '../publishing/redactions.ts'
import { hashNow } from '../publishing/shelf.ts'
import { type Fault, nothing, quote, say } from './fault.ts'

type Lines = readonly PublishedLine[]
/** The day of the check, and whether the ledger is about to be written. */
export type Moment = { day: string; isPublishing: boolean }

/**
 * What document.yaml takes back, the ledger has, in the same words; and what was withdrawn is gone. While
 * publishing, the line may still be missing, for it is about to be written.
 */
export function takebackFaults(lines: Lines, said: Named[], moment: Moment): Fault[] {
  return [
    ...said.flatMap((one) => withdrawalFaults(lines, one, moment)),
    ...said.flatMap((one) => redactionFaults(lines, one, said, moment)),
    ...lines.flatMap((line) => unexplained(line, lines, said)),
  ]
}

function withdrawalFaults(
  lines: Lines,
  { document, file, status }: Named,
  { day, isPublishing }: Moment,
): Fault[] {
  if (!status.withdrawn) return []
  const early = notYet(file, 'withdrawn', status.withdrawn.date, day)
  if (early.length > 0 && !isWithdrawn(lines, document)) return early
  const wasOut = lines.some((line) => line.kind === 'published' && documentOf(line.path) === document)
  if (!wasOut) return [neverOut(file, document)]
  const beside = globSync(`${companyFolder}/${document}/**/*.*`).filter(
    (one) => basename(one) !== 'document.yaml',
  )
  // A published file that still stands is already refused as one, by its line in the ledger.
  const refused = (one: string) =>
    isWithdrawn(lines, document) && standingOf(lines, belowCompany(one)) !== undefined
  if (beside.length > 0)
    return beside
      .sort()
      .filter((one) => !refused(one))
      .map(stillThere)
  return isPublishing || isWithdrawn(lines, document) ? [] : [notEntered(file, 'withdrawn')]
}

function redactionFaults(
  lines: Lines,
  { document, file, status }: Named,
  said: Named[],
  { day, isPublishing }: Moment,
): Fault[] {
  const paths = new Set((status.redactions ?? []).map((one) => `${document}/${one.file}`))
  const early = [...paths].flatMap((path) => {
    const pending = pendingFor(lines, said, path)
    return pending ? notYet(file, 'redactions', pending.date, day) : []
  })
  if (early.length > 0) return early
  return [...paths].flatMap((path): Fault[] => {
    const standing = standingOf(lines, path)
    if (!standing) return [notPublished(file, path)]
    if (!pendingFor(lines, said, path)) return []
    if (!isPublishing) return [notEntered(file, 'redactions')]
    return hashNow(path) === standing.sha256 ? [notRedacted(file, path)] : []
  })
}

/** The ledger and document.yaml tell readers the same: no entry loses its words or gets others afterwards. */
function unexplained(line: PublishedLine, lines: Lines, said: Named[]): Fault[] {
  if (line.kind !== 'withdrawn' && line.kind !== 'redacted') return []
  const document = line.kind === 'withdrawn' ? line.document : documentOf(line.path)
  const named =
    line.kind === 'withdrawn'
      ? said.find((one) => one.document === document)?.status.withdrawn
      : namedFor(said, line.path)[enteredFor(lines, line.path).indexOf(line)]
  const { date, reason } = line
  if (named?.date === date && named.reason.en === reason.en && named.reason['zh-CN'] === reason['zh-CN'])
    return []
  // A document that is withdrawn whole no longer speaks of its redactions.
  const isTakenBack = said.some((one) => one.document === document && one.status.withdrawn)
  if (line.kind === 'redacted' && (isTakenBack || isWithdrawn(lines, document))) return []
  return [
    {
      file: `${companyFolder}/${document}/document.yaml`,
      line: 1,
      at: line.kind === 'withdrawn' ? 'withdrawn' : 'redactions',
      expected: say(
        `the date and reason of the ledger: ${date}, ${reason.en}`,
        `与台账一致的日期和理由：${date}，${reason['zh-CN']}`,
      ),
      came: named ? quote(`${named.date}, ${named.reason.en}`) : nothing,
      mend: say('Write them as the ledger has them; they do not change.', '改成与台账一致；它们不再改动。'),
    },
  ]
}

/** What is taken back is gone as soon as it is merged; a later day would say what is not so. The ledger's own days stand. */
const notYet = (file: string, at: string, date: string, day: string): Fault[] =>
  date <= day
    ? []
    : [
        {
          file,
          line: 1,
          at,
          expected: say('a day that has come', '已到的日期'),
          came: quote(date),
          mend: say('Merge the change on that day, or set today’s date.', '到那天再合并，或改成今天的日期。'),
        },
      ]

const neverOut = (file: string, document: string): Fault => ({
  file,
  line: 1,
  at: 'withdrawn',
  expected: say('a document that was published', '已发布的文档'),
  came: quote(document),
  mend: say(
    'What was never published can simply be deleted; or correct the folder’s name.',
    '从未发布的文档直接删掉就行；或改正文件夹名。',
  ),
})

export const stillThere = (file: string): Fault => ({
  file,
  line: 1,
  at: '',
  expected: say('nothing: the document was withdrawn', '没有这个文件：文档已撤回'),
  came: say('the file', '文件还在'),
  mend: say(
    'Delete the file; of a withdrawn document only document.yaml stays.',
    '删掉它；撤回的文档只留 document.yaml。',
  ),
})

const notEntered = (file: string, at: string): Fault => ({
  file,
  line: 1,
  at,
  expected: say('its line in the ledger', '台账里的对应记录'),
  came: nothing,
  mend: say(
    'Run npm run publish; on GitHub the workflow does it when the change is merged.',
    '运行 npm run publish；在 GitHub 上，合并时由流程完成。',
  ),
})

const notPublished = (file: string, path: string): Fault => ({
  file,
  line: 1,
  at: 'redactions',
  expected: say('a file that the ledger knows', '台账里有的文件'),
  came: quote(path),
  mend: say(
    'What was never published can simply be changed; delete the redaction, or correct its file.',
    '从未发布的内容直接改就行；删掉这条删改记录，或改正文件名。',
  ),
})

const notRedacted = (file: string, path: string): Fault => ({
  file,
  line: 1,
  at: 'redactions',
  expected: say(
    `${companyFolder}/${path} without the private detail`,
    `已去掉个人信息的 ${companyFolder}/${path}`,
  ),
  came: say('the file as it was published', '发布时的原文件'),
  mend: say('Take the detail out of the file as well.', '把文件里的个人信息也去掉。'),
})
