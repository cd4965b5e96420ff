import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { Item } from '#contract/remediation'
import type { Standing } from '#rules/remediation'
import { instant } from './tag.ts'

export type Appointment = Pick<Item, 'id' | 'entries'> & { timeline: string; now: Standing }

export type CalendarFacts<One extends Appointment> = {
  origin: string
  language: string
  name: string
  today: string
  /** What one reads in the calendar: a line, a paragraph, and the page that tells the rest. */
  tell: (item: One) => { summary: string; description: string; path: string }
}

/**
 * One all-day event an item, on the day that is promised now. A new date moves the event instead of adding one:
 * its UID stays and its SEQUENCE counts the dates that were given up.
 */
export function calendar<One extends Appointment>(items: readonly One[], facts: CalendarFacts<One>): string {
  const { origin, language, name, today, tell } = facts
  const { host } = new URL(origin)
  const all = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: host, product: 'remediation', language: language.slice(0, 2).toUpperCase() },
    // Read again once a day, as often as the pages are built.
    ttl: 86_400,
    url: `${origin}/remediation.ics`,
  })
  for (const item of items) {
    const { summary, description, path } = tell(item)
    const changed = item.entries.findLast(({ date }) => date <= today)?.date ?? today
    all.createEvent({
      id: `${item.timeline}.${item.id}@${host}`,
      sequence: item.now.earlierDues.length,
      start: instant(item.now.due),
      allDay: true,
      stamp: instant(today),
      lastModified: instant(changed),
      summary,
      description,
      url: origin + path,
      // A date that was only planned is a proposal until work on it has begun.
      status: item.now.state === 'planned' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  return all.toString()
}
