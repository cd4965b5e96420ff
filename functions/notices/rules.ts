import type { CaseFacts } from '#contract/complaints'
import type { NoticeKind, Robot } from '#contract/notices'
import type { StaffMember } from '#contract/staff'
import * as clocks from '#rules/clocks'
import { type Event, roles } from '#rules/complaints'

/** Who of the staff can be told something, and how. */
export type Reach = { staff: readonly StaffMember[]; robots: readonly Robot[]; sendsMail: boolean }

/** What an event is to staff, if it is anything; `before` is missing where the case has just been filed. */
export function noticeOf(
  before: CaseFacts | undefined,
  next: CaseFacts,
  { type, facts }: Event,
): NoticeKind | undefined {
  if (type === 'warn') return facts['percent'] === 80 ? 'warn-80' : 'warn-50'
  if (type === 'breach') return 'breach'
  if (next.severity === 'major' && before?.severity !== 'major') return 'major'
  return before && next.level > before.level ? 'escalated' : undefined
}

const ladder: readonly string[] = roles
/** 0 for those who do not answer customers. */
const levelOf = ({ role }: StaffMember) => ladder.indexOf(role) + 1

/** The levels whose people hear of it, besides whoever has the case. */
function levelsFor(kind: NoticeKind, { level }: CaseFacts): readonly number[] {
  switch (kind) {
    case 'warn-50':
      return []
    case 'major':
      return [2, 3]
    case 'alert':
      return [2]
    default:
      return [level]
  }
}

/**
 * Whom it is for, as the outbox names them: at half of the time whoever has the case, or the handlers while nobody has
 * it; then the level that must act. Where no mail is sent, the robots of a person's level stand in for them.
 */
export function recipientsOf(
  kind: NoticeKind,
  facts: CaseFacts,
  { staff, robots, sendsMail }: Reach,
): string[] {
  const isWarning = kind === 'warn-50' || kind === 'warn-80'
  const assignee = staff.find((one) => isWarning && one.id === facts.assignee && levelOf(one) > 0)
  const levels = kind === 'warn-50' && !assignee ? [1] : levelsFor(kind, facts)
  const people = sendsMail ? staff.filter((one) => one === assignee || levels.includes(levelOf(one))) : []
  const served = assignee && !sendsMail ? [...levels, levelOf(assignee)] : levels
  const groups = robots.filter(
    (robot) => (robot.events ?? [kind]).includes(kind) && robot.levels.some((one) => served.includes(one)),
  )
  return [...people.map(({ id }) => `staff:${id}`), ...groups.map(({ id }) => `robot:${id}`)]
}

/** A warning is worth sending while nothing graver has come of its clock; everything else stays worth it. */
export function isStillNews(kind: NoticeKind, facts: CaseFacts): boolean {
  if (kind !== 'warn-50' && kind !== 'warn-80') return true
  const percent = kind === 'warn-50' ? 50 : 80
  return facts.clocks.some(
    (clock) =>
      clock.name !== 'silence' &&
      clock.warned === percent &&
      clock.breachedAt === undefined &&
      clocks.isRunning(clock) &&
      !clocks.isPaused(clock),
  )
}
