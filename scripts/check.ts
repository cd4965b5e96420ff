import type { Language } from '#contract/company'
import { inCompany } from '../site/company-folder.ts'
import { bodyFaults } from './check/bodies.ts'
import { draftFindings } from './check/drafts.ts'
import { drawingFaults } from './check/drawings.ts'
import { type Fault, nothing, say, sentence } from './check/fault.ts'
import { fileFaults, insides, locatedFaults } from './check/files.ts'
import { spoken } from './check/language.ts'
import { type Library, readLibrary } from './check/library.ts'
import { linkFindings } from './check/links.ts'
import { nameFaults } from './check/names.ts'
import { orderFaults } from './check/order.ts'
import { pictureFaults } from './check/pictures.ts'
import { playbookFaults } from './check/playbooks.ts'
import { allowancesIn, allowedFiles, privacyFaults } from './check/privacy.ts'
import { publishedFaults } from './check/published.ts'
import { referenceFaults } from './check/references.ts'
import { annotations, type Findings, notes, refusal } from './check/report.ts'
import { seriesFaults } from './check/series.ts'
import { timeWarnings } from './check/time.ts'
import { twinFindings } from './check/twins.ts'
import { typedStateNotes } from './check/typed-state.ts'
import { useFaults } from './check/uses.ts'
import { versionFaults } from './check/versions.ts'
import { Refusal } from './step.ts'
import { today } from './today.ts'

const required = [
  inCompany('company.yaml'),
  inCompany('categories.yaml'),
  inCompany('follow-ups.yaml'),
  inCompany('service-promise/v1.yaml'),
  inCompany('privacy/v1.yaml'),
  inCompany('early-warning.yaml'),
]

/** `npm run check`: everything that staff wrote, against the schemas and against each other. */
export async function run(words: string[] = []): Promise<void> {
  judge(examine(today(new Date())), spoken(words))
}

/** Says what was found, on GitHub beside the lines too, and refuses if anything of it is a fault. */
export function judge(findings: Findings, languages: readonly Language[]): void {
  if (process.env['GITHUB_ACTIONS']) console.log(annotations(findings))
  if (findings.faults.length > 0) throw new Refusal(refusal(findings, languages))
  console.log(notes(findings, languages))
}

/** Refuses with every fault there is. */
export function requireOrder(findings: Findings): void {
  if (findings.faults.length > 0) throw new Refusal(refusal(findings, spoken([])))
}

/**
 * What is wrong on a day, and what else is to be said. `isPublishing` lets pass what `npm run publish` is
 * about to write into the ledger: a withdrawal or a redaction that document.yaml names.
 */
export function examine(day: string, isPublishing = false): Findings {
  const library = readLibrary()
  const entries = Object.values(library).flat()
  const twins = twinFindings(library)
  const links = linkFindings(library, day)
  const { faults, drafts } = draftFindings(library, day)
  const allowances = allowancesIn(library)
  const allowed = allowedFiles(allowances)
  const inside = insides()
  const found = [
    ...missing(entries.map(({ source }) => source.file)),
    ...entries.flatMap((entry) => entry.faults),
    ...textFaults(library),
    ...links.faults,
    ...pictureFaults(library),
    ...fileFaults(allowed),
    ...locatedFaults(inside, allowed),
    ...privacyFaults(library, allowances, allowed, inside),
    ...drawingFaults(),
    ...publishedFaults({ day, isPublishing }),
    ...twins.faults,
    ...faults,
  ]
  return {
    files: entries.length,
    faults: once(found).sort(byPlace),
    soon: [...timeWarnings(library, day), ...typedStateNotes(library), ...links.notes].sort(byPlace),
    gaps: twins.gaps.sort(byPlace),
    drafts: drafts.sort(byPlace),
  }
}

const textFaults = (library: Library): Fault[] => [
  ...bodyFaults(library),
  ...useFaults(library),
  ...nameFaults(library),
  ...referenceFaults(library),
  ...versionFaults(library),
  ...seriesFaults(library),
  ...orderFaults(library),
  ...playbookFaults(library),
]

/** What two languages or two versions show together is wrong once. */
const once = (faults: Fault[]): Fault[] => [
  ...new Map(faults.map((fault) => [sentence(fault, 'en'), fault] as const)).values(),
]

const byPlace = (a: Fault, b: Fault) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1)

function missing(files: string[]): Fault[] {
  return required
    .filter((file) => !files.includes(file))
    .map((file) => ({
      file,
      line: 1,
      at: '',
      expected: say('this file', '这个文件'),
      came: nothing,
      mend: say(
        'Put the file back; the portal cannot do without it.',
        '把文件放回来；没有它，网站无法运行。',
      ),
    }))
}
