import { codeFaults } from './check/bodies.ts'
import { type Fault, sentence } from './check/fault.ts'
import { type Library, readLibrary } from './check/library.ts'
import { nameFaults } from './check/names.ts'
import { orderFaults } from './check/order.ts'
import { referenceFaults } from './check/references.ts'
import { Refusal } from './step.ts'
import { today } from './today.ts'

const DAY = 86_400_000

const required = [
  'content/company.yaml',
  'content/categories.yaml',
  'content/service-promise/v1.yaml',
  'content/privacy/v1.yaml',
]

/** `npm run check`: everything that staff wrote, against the schemas and against each other. */
export async function run(): Promise<void> {
  const { files, warnings } = requireOrder(today(new Date()))
  for (const warning of warnings) console.log(`Soon: ${sentence(warning)}`)
  console.log(`The content is in order: ${files} files.`)
}

/** Refuses with every fault, a line each, and returns what will become one. */
export function requireOrder(day: string): { files: number; warnings: Fault[] } {
  const library = readLibrary()
  const faults = faultsIn(library)
  const files = Object.values(library).flat().length
  if (faults.length === 0) return { files, warnings: calendarWarnings(library, day) }
  const faulty = new Set(faults.map(({ file }) => file)).size
  const summary = `The content has ${count(faults.length, 'fault')} in ${faulty} of ${count(files, 'file')}.`
  throw new Refusal([...faults.map(sentence), '', summary].join('\n'))
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`

export function faultsIn(library: Library): Fault[] {
  const entries = Object.values(library).flat()
  const found = [
    ...missing(entries.map(({ source }) => source.file)),
    ...entries.flatMap(({ faults }) => faults),
    ...entries.flatMap(({ source }) => codeFaults(source)),
    ...nameFaults(library),
    ...referenceFaults(library),
    ...orderFaults(library),
  ]
  return found.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
}

function missing(files: string[]): Fault[] {
  return required
    .filter((file) => !files.includes(file))
    .map((file) => ({ file, line: 1, at: '', expected: 'this file', came: 'nothing' }))
}

/** Working days beyond the known holidays are guesses, so the table must be filled in time. */
function calendarWarnings({ promises }: Library, day: string): Fault[] {
  const newest = promises.toSorted((a, b) => (b.value?.version ?? 0) - (a.value?.version ?? 0))[0]
  const known = newest?.value?.calendar.knownUntil
  if (!newest || !known || Date.parse(known) - Date.parse(day) > 60 * DAY) return []
  const at = ['calendar', 'knownUntil']
  const { file } = newest.source
  return [
    {
      file,
      line: newest.source.lineOf(at),
      at: at.join('.'),
      expected: 'holidays known 60 days ahead',
      came: known,
    },
  ]
}
