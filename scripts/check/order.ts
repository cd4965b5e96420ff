import { dirname } from 'node:path'
import { type Fault, quote } from './fault.ts'
import type { Library } from './library.ts'

/** What is told in both languages is the same, and what is told in order is in order. */
export function orderFaults(library: Library): Fault[] {
  return [...ledgerFaults(library), ...handbookFaults(library)]
}

function ledgerFaults({ ledgers }: Library): Fault[] {
  return ledgers.flatMap(({ source, value }) =>
    (value?.items ?? []).flatMap(({ id, entries }, index, items) => {
      const twice = items.findIndex((item) => item.id === id) !== index
      const early = entries.findIndex(({ date }, n) => n > 0 && date < (entries[n - 1]?.date ?? ''))
      const fault = (path: (string | number)[], expected: string, came: string) => ({
        file: source.file,
        line: source.lineOf(path),
        at: path.join('.'),
        expected,
        came,
      })
      return [
        ...(twice ? [fault(['items', index, 'id'], 'an id used once', `${quote(id)} a second time`)] : []),
        ...(early > 0
          ? [
              fault(
                ['items', index, 'entries', early, 'date'],
                'entries from the oldest to the newest',
                quote(entries[early]?.date),
              ),
            ]
          : []),
      ]
    }),
  )
}

/** A question has one address in every language, so the ids of both files are the same. */
function handbookFaults({ handbooks }: Library): Fault[] {
  const idsOf = (value: (typeof handbooks)[number]['value']) =>
    value?.sections.flatMap(({ questions }) => questions.map(({ id }) => id)) ?? []
  return handbooks.flatMap(({ source, value }) => {
    const twins = handbooks.filter(
      (other) => other.source !== source && dirname(other.source.file) === dirname(source.file),
    )
    return (value?.sections ?? []).flatMap(({ questions }, s) =>
      questions.flatMap(({ id }, q) => {
        const fault = {
          file: source.file,
          line: source.lineOf(['sections', s, 'questions', q, 'id']),
          at: 'id',
        }
        const twice = idsOf(value).filter((other) => other === id).length > 1
        const alone = twins.filter((twin) => twin.value && !idsOf(twin.value).includes(id))
        return [
          ...(twice ? [{ ...fault, expected: 'an id used once', came: quote(id) }] : []),
          ...alone.map((twin) => ({
            ...fault,
            expected: `the same question in ${twin.source.file}`,
            came: `${quote(id)} here alone`,
          })),
        ]
      }),
    )
  })
}
