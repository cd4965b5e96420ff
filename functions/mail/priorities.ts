import type { NoticeKind } from '#contract/notices'
import type { LetterKind } from './tables.ts'

/**
 * In which order mail goes out while the day's ceiling leaves room for it. `rest` is what may come late: reminders,
 * invitations to surveys, digests. What robots are told is no mail, and no ceiling holds it back.
 */
export const priorities = { robot: 0, code: 1, news: 2, staff: 3, rest: 4 } as const
export type Priority = keyof typeof priorities

const letters = { arrived: 'news', news: 'news', code: 'code' } as const satisfies Record<
  LetterKind,
  Priority
>
const isLetter = (kind: LetterKind | NoticeKind): kind is LetterKind => kind in letters

/** What a message is for the ceiling; `isReminder` sets one back behind all that is new. */
export function priorityOf(message: {
  kind: LetterKind | NoticeKind
  recipient?: string
  isReminder?: boolean
}): number {
  const { kind, recipient, isReminder = false } = message
  if (recipient?.startsWith('robot:')) return priorities.robot
  if (isReminder) return priorities.rest
  return priorities[isLetter(kind) ? letters[kind] : 'staff']
}
