import * as z from 'zod/mini'
import { Day, Text } from '#contract/company'

const units = { min: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** A length of time as staff write it, `30 min`, `24 h`, `14 d`; becomes milliseconds. */
export const Duration = z.pipe(
  z.string().check(z.regex(/^[1-9]\d{0,4} (min|h|d)$/, 'a length of time like "30 min", "24 h" or "14 d"')),
  z.transform((written) => {
    const [count = '', unit = ''] = written.split(' ')
    return Number(count) * (unit === 'min' ? units.min : unit === 'h' ? units.h : units.d)
  }),
)

const TimeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time like "08:30"'))
/** A window that closes before it opens would count as no time at all; a night shift is two of them. */
const Windows = z
  .array(z.tuple([TimeOfDay, TimeOfDay]))
  .check(
    z.refine(
      (windows) => windows.flat().every((time, i, times) => i === 0 || (times[i - 1] ?? '') < time),
      'times in order, such as [["08:30", "12:00"], ["13:00", "17:30"]]; a night is split at 24:00',
    ),
  )

/** When people work, in the company's own time zone. */
export const Calendar = z.strictObject({
  /** IANA name, such as `Asia/Shanghai`. */
  timeZone: z
    .string()
    .check(z.refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'an IANA time zone')),
  /** What the promised times count in. Working days matter in both: silence never ends on a free day. */
  counts: z.enum(['round-the-clock', 'working-hours']),
  week: z
    .strictObject({
      monday: Windows,
      tuesday: Windows,
      wednesday: Windows,
      thursday: Windows,
      friday: Windows,
      saturday: Windows,
      sunday: Windows,
    })
    .check(
      z.refine(
        (week) => Object.values(week).some((windows) => windows.length > 0),
        'at least one day with working hours',
      ),
    ),
  holidays: z.array(
    z
      .strictObject({ from: Day, to: Day, name: Text })
      .check(z.refine(({ from, to }) => from <= to, 'a first day that is not after the last')),
  ),
  /** 调休: days that would be free and are worked, with the windows of that day. */
  makeUpDays: z.array(z.strictObject({ date: Day, windows: Windows })),
  /** The last day for which the holiday table is known; the check warns 60 days before. */
  knownUntil: Day,
})
export type Calendar = z.output<typeof Calendar>

const Times = z.strictObject({ respond: Duration, propose: Duration })

/** What of a service promise runs: the clocks enforce it, and the levels are told by name. */
export const ServicePromise = z.strictObject({
  version: z.int().check(z.positive()),
  effective: Day,
  times: z.strictObject({ minor: Times, complex: Times, major: Times }),
  /** Who answers at level 1, 2 and 3, by role. */
  levels: z.tuple([Text, Text, Text]),
  windows: z.strictObject({
    /** A proposal without an answer closes the case after this time, … */
    silence: Duration,
    /** … announced once after this. */
    remind: Duration,
    reopen: Duration,
    /** All pauses of a case together, unless a supervisor allows more. */
    pause: Duration,
  }),
  calendar: Calendar,
})
export type ServicePromise = z.output<typeof ServicePromise>

/** `content/service-promise/v<N>.yaml`: the file that customers read and the clocks enforce. */
export const PublishedPromise = z.extend(ServicePromise, {
  /** What changed against the version before; the first has nothing to compare. */
  changes: z.optional(Text),
  summary: Text,
})
export type PublishedPromise = z.output<typeof PublishedPromise>
