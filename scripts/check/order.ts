import { dirname } from 'node:path'
import { type Fault, quote, say } from './fault.ts'
import type { Library } from './library.ts'
import type { Source } from './source.ts'
import { surveyFaults } from './surveys.ts'

/** What is told in both languages is the same, and what is told in order is in order. */
export function orderFaults(library: Library): Fault[] {
  return [
    ...ledgerFaults(library),
    ...boardFaults(library),
    ...handbookFaults(library),
    ...questionFaults(library),
    ...surveyFaults(library),
  ]
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

/** All items stand on one board, where each is found by its id; and nobody verifies their own work. */
function boardFaults({ ledgers }: Library): Fault[] {
  const items = ledgers.flatMap(({ source, value }) =>
    (value?.items ?? []).map((item, index) => ({ source, item, path: ['items', index] })),
  )
  const first = new Map(items.map(({ source, item: { id } }) => [id, source.file] as const).reverse())
  return items.flatMap(({ source, item: { id, owner, entries }, path }) => [
    ...(first.get(id) === source.file ? [] : [twiceFault(source, [...path, 'id'], 'id', id)]),
    ...entries.flatMap((entry, n) => {
      const isOwn =
        entry.kind === 'verified' && (entry.by.en === owner.en || entry.by['zh-CN'] === owner['zh-CN'])
      const at = [...path, 'entries', n, 'by']
      return isOwn
        ? [
            {
              file: source.file,
              line: source.lineOf(at),
              at: at.join('.'),
              expected: say('a role other than the owner', '责任岗位以外的人'),
              came: quote(entry.by.en),
              mend: say(
                'Name who looked at it independently; until then it is done, not verified.',
                '写独立核验的岗位；在那之前，只能记为完成。',
              ),
            },
          ]
        : []
    }),
  ])
}

/** An answer is out together with its handbook, so it cannot have been checked later. */
function questionFaults({ handbooks }: Library): Fault[] {
  return handbooks.flatMap(({ source, value }) =>
    (value?.sections ?? []).flatMap(({ questions }, s) =>
      questions.flatMap(({ updated, reviewBy }, q) => [
        ...later(source, ['sections', s, 'questions', q, 'updated'], updated, value?.updated, 'updated'),
        ...later(source, ['sections', s, 'questions', q, 'reviewBy'], updated, reviewBy, 'reviewBy'),
      ]),
    ),
  )
}

export const twiceIn = (source: Source, path: (string | number)[], ids: string[]): Fault[] =>
  ids.flatMap((id, index) =>
    ids.indexOf(id) === index ? [] : [twiceFault(source, [...path, index, 'id'], 'id', id)],
  )

/** Two days of which the second is not before the first; the fault stands at `path`. */
export function later(
  source: Source,
  path: (string | number)[],
  first: string,
  second: string | undefined,
  key: string,
): Fault[] {
  if (second === undefined || first <= second) return []
  const isSecond = key !== 'updated'
  return [
    {
      file: source.file,
      line: source.lineOf(path),
      at: path.join('.'),
      expected: isSecond
        ? say(`a day on or after ${first}`, `不早于 ${first} 的日期`)
        : say(`a day on or before that of the handbook, ${second}`, `不晚于手册日期 ${second} 的日期`),
      came: quote(isSecond ? second : first),
      mend: isSecond
        ? say('Correct one of the two days.', '改正其中一个日期。')
        : say(
            'Set `updated` at the top of the file to this day too.',
            '把文件开头的 `updated` 也改到这一天。',
          ),
    },
  ]
}
