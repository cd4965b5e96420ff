import type { Statement } from './statements.ts'

/** The four questions of a customer, and what an answer to each consists of; the first part is the core of it. */
const matrix = {
  reason: ['cause', 'whose'],
  times: ['begins', 'ends'],
  responsible: ['role', 'reach', 'hours', 'afterwards'],
  compensation: ['offer', 'how'],
} as const

export type Dimension = keyof typeof matrix
export type Part = (typeof matrix)[Dimension][number]
export type Verdict = 'stated' | 'partly' | 'missing'
export type Row = { dimension: Dimension; verdict: Verdict; missing: Part[] }

/** What of a statement is judged. A draft may lack any of it; the schema lets no published one lack the core. */
export type Answers = Pick<Statement, 'kind'> &
  Partial<Pick<Statement, 'reason' | 'times' | 'responsible' | 'compensation'>>

/** How much of each question a statement answers, from what is filled in and nothing else. */
export function transparency(answers: Answers): Row[] {
  const said = saidIn(answers)
  return dimensions.map((dimension) => {
    const [core, ...rest] = matrix[dimension]
    const missing = [core, ...rest].filter((part) => !said[part])
    const verdict = missing.length === 0 ? 'stated' : said[core] ? 'partly' : 'missing'
    return { dimension, verdict, missing }
  })
}

export const dimensions = ['reason', 'times', 'responsible', 'compensation'] as const satisfies Dimension[]

function saidIn({ kind, reason, times, responsible, compensation }: Answers): Record<Part, boolean> {
  const days = new Set(times?.map(({ date }) => date))
  return {
    cause: reason !== undefined,
    whose: reason?.whose !== undefined,
    begins: days.size > 0,
    ends: days.size > 1,
    role: responsible !== undefined,
    reach: responsible?.phone !== undefined || responsible?.email !== undefined,
    hours: responsible?.hours !== undefined,
    // Only what closes leaves customers asking whom to ask.
    afterwards: kind !== 'closure' || responsible?.afterwards !== undefined,
    offer: compensation?.offered !== undefined || compensation?.none !== undefined,
    how: compensation?.how !== undefined,
  }
}
