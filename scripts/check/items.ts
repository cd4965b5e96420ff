import { existsSync } from 'node:fs'
import { inCompany } from '../../site/company-folder.ts'
import { partsOf } from '../publishing/parts.ts'
import { type Fault, nothing, quote, say } from './fault.ts'
import { readSource } from './source.ts'

type Published = readonly (readonly [path: string, sha256: string])[]

/**
 * The entries of a remediation item and its first due date stay as they were published: a promise that was missed
 * cannot be made a kept one afterwards. Of each item the first fault is told, for it makes those after it.
 */
export function itemFaults(
  published: Published,
  hashAt: (path: string) => string | undefined | null,
): Fault[] {
  const byItem = Map.groupBy(published, ([path]) => path.split('/').slice(0, 3).join('/'))
  return [...byItem]
    .filter(([item]) => !isUnreadable(item))
    .flatMap(([item, lines]) => {
      const due = lines.find(([path]) => path === item)
      const entries = lines.filter(([path]) => path !== item).sort(byPlace)
      const now = due && hashAt(due[0])
      if (due && now !== due[1]) return [dueFault(item, now ?? undefined)]
      const wrong = entries.findIndex(([path, sha256]) => hashAt(path) !== sha256)
      const line = entries[wrong]
      return line ? [entryFault(item, wrong + 1, whatCame(item, entries, wrong, hashAt))] : []
    })
}

/** A ledger that breaks its schema is refused as such. */
const isUnreadable = (item: string) => {
  const file = inCompany(item.split('#')[0] ?? '')
  return existsSync(file) && partsOf.ledgers(file).length === 0
}

const placeOf = (path: string) => Number(path.split('/').at(-1))
const byPlace = ([a]: readonly [string, string], [b]: readonly [string, string]) => placeOf(a) - placeOf(b)

/** What happened to the entry that is not where it was published. */
function whatCame(
  item: string,
  entries: Published,
  index: number,
  hashAt: (path: string) => string | undefined | null,
): Fault['came'] {
  const now = hashAt(`${item}/${index + 1}`)
  if (!now) return nothing
  if (hashAt(`${item}/${index + 2}`) === entries[index]?.[1])
    return say('an entry that was put in before it', '前面插进来的另一条记录')
  if (now === entries[index + 1]?.[1])
    return say('the entry after it; this one was deleted', '它后面的那一条；这一条被删掉了')
  return say('another date, kind or wording', '别的日期、类型或文字')
}

/** Where an item and one of its entries stand in the file now. */
function placeIn(item: string, entry?: number): Pick<Fault, 'file' | 'line'> {
  const [path = '', id] = item.split('#')
  const file = inCompany(path)
  if (!existsSync(file)) return { file, line: 1 }
  const source = readSource(file)
  const items: unknown = Object(source.value).items
  const index = Array.isArray(items) ? items.findIndex((one) => Object(one).id === id) : -1
  if (index < 0) return { file, line: 1 }
  return {
    file,
    line: source.lineOf(
      entry === undefined ? ['items', index, 'due'] : ['items', index, 'entries', entry - 1],
    ),
  }
}

const nameOf = (item: string) => item.split('#').at(-1) ?? item

function dueFault(item: string, came: string | undefined): Fault {
  const name = quote(nameOf(item)).en
  return {
    ...placeIn(item),
    at: `${nameOf(item)}.due`,
    expected: say(`the first due date of ${name} as it was published`, `${name} 发布时的第一个期限`),
    came: came === undefined ? nothing : say('another day', '别的日期'),
    mend: say(
      'Put the first date back, and the item where it is gone. A new date is an entry `replanned` with its reason; the first promise stays to be read.',
      '恢复原来的期限；事项删掉了就放回来。要改期，另加一条 `replanned` 记录并写明原因；第一次的承诺一直看得到。',
    ),
  }
}

function entryFault(item: string, place: number, came: Fault['came']): Fault {
  const name = quote(nameOf(item)).en
  return {
    ...placeIn(item, place),
    at: `${nameOf(item)}.entries.${place - 1}`,
    expected: say(
      `entry ${place} of ${name} as it was published`,
      `${name} 的第 ${place} 条记录，与发布时一致`,
    ),
    came,
    mend: say(
      'Put it back: old entries are never edited, moved or deleted, and new ones stand after them. To correct one, add an entry at the end that says what was wrong.',
      '恢复原样：旧记录不修改、不移动、不删除，新记录写在后面。要更正，在最后另加一条，写明错在哪里。',
    ),
  }
}
