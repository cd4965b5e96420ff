import { dirname } from 'node:path'
import { type Fault, quote, say } from './fault.ts'
import type { Library } from './library.ts'
import type { Source } from './source.ts'

/** What is told in both languages is the same, and what is told in order is in order. */
export function orderFaults(library: Library): Fault[] {
  return [...ledgerFaults(library), ...handbookFaults(library)]
}

/** An id that stands twice would make one address mean two things. */
export function twiceFault(source: Source, path: (string | number)[], at: string, id: string): Fault {
  const came = quote(id)
  return {
    file: source.file,
    line: source.lineOf(path),
    at,
    expected: say('an id used once', '不重复的 id'),
    came: say(`${came.en} a second time`, `${came['zh-CN']} 又出现一次`),
    mend: say('Give one of the two another id.', '给其中一个换一个 id。'),
  }
}

function ledgerFaults({ ledgers }: Library): Fault[] {
  return ledgers.flatMap(({ source, value }) =>
    (value?.items ?? []).flatMap(({ id, entries }, index, items) => {
      const twice = items.findIndex((item) => item.id === id) !== index
      const early = entries.findIndex(({ date }, n) => n > 0 && date < (entries[n - 1]?.date ?? ''))
      const idPath = ['items', index, 'id']
      const datePath = ['items', index, 'entries', early, 'date']
      return [
        ...(twice ? [twiceFault(source, idPath, idPath.join('.'), id)] : []),
        ...(early > 0
          ? [
              {
                file: source.file,
                line: source.lineOf(datePath),
                at: datePath.join('.'),
                expected: say('entries from the oldest to the newest', '从早到晚排列的记录'),
                came: quote(entries[early]?.date),
                mend: say(
                  'Move the entry to its place, or correct its date.',
                  '把这条记录移到该在的位置，或改正日期。',
                ),
              },
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
        const path = ['sections', s, 'questions', q, 'id']
        const twice = idsOf(value).filter((other) => other === id).length > 1
        const alone = twins.filter((twin) => twin.value && !idsOf(twin.value).includes(id))
        return [
          ...(twice ? [twiceFault(source, path, 'id', id)] : []),
          ...alone.map((twin) => ({
            file: source.file,
            line: source.lineOf(path),
            at: 'id',
            expected: say(`the same question in ${twin.source.file}`, `${twin.source.file} 里也有这个问题`),
            came: say(`"${id}" here alone`, `只有这里有 "${id}"`),
            mend: say(
              'Add the question to the other language, under the same id.',
              '在另一种语言里补上这个问题，id 相同。',
            ),
          })),
        ]
      }),
    )
  })
}
