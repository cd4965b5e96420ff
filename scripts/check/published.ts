import { companyFolder, inCompany } from '../../site/company-folder.ts'
import type { PublishedLine } from '../../site/schemas/published.ts'
import { documentOf, isWithdrawn, readLedger, standings } from '../publishing/ledger.ts'
import { ledgerOfMain } from '../publishing/main-branch.ts'
import { partReader } from '../publishing/parts.ts'
import { pendingFor } from '../publishing/redactions.ts'
import { hashNow, LEDGER, readLedgerFile, statuses } from '../publishing/shelf.ts'
import { chainOf, kindOf } from './collections.ts'
import { type Fault, nothing, plus, same, say } from './fault.ts'
import { itemFaults } from './items.ts'
import { type Moment, stillThere, takebackFaults } from './takebacks.ts'

/**
 * What was published stays as it was. A withdrawal and a redaction, each with its line in the ledger, are the
 * only ways to take something back; the ledger itself is only ever added to.
 */
export function publishedFaults(moment: Moment): Fault[] {
  const text = readLedgerFile()
  const { lines, faults } = readLedger(text)
  const said = statuses()
  const broken = faults.map(({ line, expected, came }) => ledgerFault(line, expected, same(came)))
  // What document.yaml announces is judged there, by whether the ledger has it.
  const announced = (path: string) =>
    pendingFor(lines, said, path) !== undefined ||
    said.some(({ document, status }) => document === documentOf(path) && status.withdrawn)
  return [...broken, ...rewritten(text), ...changed(lines, announced), ...takebackFaults(lines, said, moment)]
}

const restore = say(
  'Put the ledger back as it is on the main branch; only `npm run publish` adds to it.',
  '把台账恢复成主分支上的样子；只有 `npm run publish` 会往里添加。',
)
const ledgerFault = (line: number, expected: Fault['expected'], came: Fault['came']): Fault => ({
  file: LEDGER,
  line,
  at: '',
  expected,
  came,
  mend: restore,
})

function changed(lines: PublishedLine[], announced: (path: string) => boolean): Fault[] {
  const partAt = partReader()
  const frozen = [...standings(lines)].filter(([path]) => chainOf(path) !== 'recorded')
  const items = frozen.filter(([path]) => kindOf(path) === 'ledgers')
  const others = frozen.filter(([path]) => kindOf(path) !== 'ledgers')
  return [
    ...itemFaults(items, partAt),
    ...others.flatMap(([path, expected]): Fault[] => {
      const [file = '', id] = `${companyFolder}/${path}`.split('#')
      const document = documentOf(path)
      const at = { file, line: 1, at: id ?? '' }
      const isGone = isWithdrawn(lines, document)
      const came = hashNow(path, partAt)
      if (came === undefined) {
        if (isGone || announced(path)) return []
        const wanted = isSeries(path)
          ? say('the version that was published', '已发布的版本')
          : say(
              'what was published, or the withdrawal of its document in the ledger',
              '已发布的内容，或台账里对该文档的撤回记录',
            )
        return [
          { ...at, expected: wanted, came: nothing, mend: isSeries(path) ? putBack : takeBack(document) },
        ]
      }
      if (isGone) return id === undefined ? [stillThere(file)] : []
      if (came === expected || announced(path)) return []
      return [
        {
          ...at,
          expected: say(
            `the text that was published (SHA-256 ${expected.slice(0, 12)}…)`,
            `发布时的内容（SHA-256 ${expected.slice(0, 12)}…）`,
          ),
          came: say(`another (${came.slice(0, 12)}…)`, `另一份内容（${came.slice(0, 12)}…）`),
          mend: isSeries(path)
            ? nextFile(path)
            : plus(id === undefined ? rewrite(document) : addEntry, redact),
        },
      ]
    }),
  ]
}

/** A version that is one file: the promise, the privacy notice, a survey. */
const isSeries = (path: string) => /^(promises|notices|surveys)$/.test(kindOf(path) ?? '')

const nextFile = (path: string) => {
  const next = inCompany(path.replace(/v(\d+)\.yaml$/, (_, number: string) => `v${Number(number) + 1}.yaml`))
  return say(
    `Undo the change: what applied to people stays readable. To correct it, write the next version, ${next}, and say in its changes what is different.`,
    `撤销改动：曾经适用的文字要一直看得到。要更正，另写下一版 ${next}，在 changes 里写明改了什么。`,
  )
}

const putBack = say(
  'Put the file back as it was; versions stay readable when a later one takes their place.',
  '把文件原样放回来；有了新版本，旧版本也要一直看得到。',
)

const rewrite = (document: string) =>
  say(
    `Undo the change and write a new version (npm run revise ${document}). `,
    `撤销改动，另写一个新版本（npm run revise ${document}）。`,
  )

const addEntry = say(
  'Undo the change; add an entry with another id, and cite it in a new version. ',
  '撤销改动；另加一条证据，用别的 id，在新版本里引用。',
)

const redact = say(
  'If a private detail had to go: name the redaction in document.yaml, then npm run publish.',
  '如果是为了去掉个人信息：在 document.yaml 里写明删改，再运行 npm run publish。',
)

const takeBack = (document: string) =>
  say(
    `Put it back; or withdraw the document: ${inCompany(document)}/document.yaml, then npm run publish.`,
    `把它放回来；或者撤回整份文档：写 ${inCompany(document)}/document.yaml，再运行 npm run publish。`,
  )

/** Where git knows the main branch, its ledger must be the beginning of ours. */
function rewritten(text: string): Fault[] {
  const main = ledgerOfMain()
  if (main === undefined || text.startsWith(main)) return []
  const ours = text.split('\n')
  const index = main.split('\n').findIndex((written, i) => written !== ours[i])
  const came = ours[index]
  return [
    ledgerFault(
      index + 1,
      say('the line of the main branch', '主分支上的这一行'),
      came ? same(came.slice(0, 60)) : nothing,
    ),
  ]
}
