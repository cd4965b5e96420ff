/** The lengths of the three phases, in days. */
export const lengths = [30, 40, 30] as const
const whole = lengths.reduce((sum, length) => sum + length, 0)

const DAY = 86_400_000
const addDays = (day: string, days: number) =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)
const daysFrom = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY)

export type PhaseStanding = {
  number: number
  /** The first and the last day, counted from 1 and as dates. */
  first: number
  last: number
  from: string
  to: string
  state: 'ahead' | 'now' | 'over'
}

export type PlanStanding = {
  days: number
  ends: string
  phases: PhaseStanding[]
  /** `day` is the one that today is, from 1; before and after there is none, only a distance. */
  now:
    | { state: 'ahead'; inDays: number }
    | { state: 'under-way'; day: number; phase: number }
    | { state: 'over'; daysAgo: number }
}

/** Where today stands in a plan that begins on `starts`; the first day is day 1. */
export function planStanding(starts: string, today: string): PlanStanding {
  const day = daysFrom(starts, today) + 1
  const phases = lengths.map((length, index): PhaseStanding => {
    const before = lengths.slice(0, index).reduce<number>((sum, one) => sum + one, 0)
    const [first, last] = [before + 1, before + length]
    const state = day < first ? 'ahead' : day > last ? 'over' : 'now'
    return {
      number: index + 1,
      first,
      last,
      from: addDays(starts, before),
      to: addDays(starts, last - 1),
      state,
    }
  })
  const phase = phases.find(({ state }) => state === 'now')
  const now: PlanStanding['now'] = phase
    ? { state: 'under-way', day, phase: phase.number }
    : day < 1
      ? { state: 'ahead', inDays: 1 - day }
      : { state: 'over', daysAgo: day - whole }
  return { days: whole, ends: addDays(starts, whole - 1), phases, now }
}
