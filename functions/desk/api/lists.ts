import type { Context } from 'hono'
import type { CaseFacts, CaseKind } from '#contract/complaints'
import { open } from '../../alerts/store.ts'
import type { AppEnv } from '../../env.ts'
import { known, validJson } from '../../http/valid.ts'
import { Causes } from '../causes/contract.ts'
import { causes } from '../causes/store.ts'
import { lookFor } from '../find/looking.ts'
import { staffAt } from '../gate.ts'
import { inDigits } from '../queue-store.ts'
import { hiddenFrom } from '../ratings.ts'
import type { Listed } from './lists-contract.ts'
import { NewSearch } from './lists-schema.ts'
import { idFor } from './names.ts'

const time = (at: number) => new Date(at).toISOString()

type Row = { number: string; kind: CaseKind; dueAt?: number | null; facts: CaseFacts }

/** A case among others, as far as its facts go. */
export function listed(c: Context<AppEnv>, { number, kind, dueAt, facts }: Row): Listed {
  const { state, category, filedAt, closedAt, outcome, assignee, cause, item } = facts
  return {
    caseNumber: number,
    kind,
    state,
    category,
    filedAt: time(filedAt),
    ...(closedAt === undefined ? {} : { closedAt: time(closedAt) }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(dueAt == null ? {} : { dueAt: time(dueAt) }),
    ...(assignee === undefined ? {} : { assignee: idFor(c, assignee) }),
    ...(cause === undefined ? {} : { cause }),
    ...(item === undefined ? {} : { item }),
  }
}

/** Cases by what a caller names of them: in the body, for it may be personal. */
export async function search(c: Context<AppEnv>) {
  const { what } = await validJson(c, NewSearch)
  const { found, isMore, ways, isMistyped } = await lookFor(c.var, staffAt(c), what)
  return c.json({
    cases: found.map(({ facts, ...row }) =>
      facts ? listed(c, { ...row, facts }) : { caseNumber: row.number, kind: row.kind, unreadable: true },
    ),
    more: isMore,
    ways,
    mistyped: isMistyped,
  })
}

export async function byCause(c: Context<AppEnv>) {
  const found = await causes(c.var.db, known(Causes, c.req.query()))
  const { rows, more, unnamed } = found
  return c.json({
    causes: found.byCause.map(({ value, count }) => ({ cause: value, count: inDigits(count) })),
    items: found.byItem.map(({ value, count }) => ({ item: value, count: inDigits(count) })),
    unnamed: inDigits(unnamed),
    cases: rows.map((row) => listed(c, row)),
    ...(more === undefined ? {} : { more }),
  })
}

/** Open early warnings of all cases, the oldest first. */
export async function warnings(c: Context<AppEnv>) {
  const { rows, count } = await open(c.var.db, hiddenFrom(staffAt(c)))
  return c.json({
    alerts: rows.map(({ id, number, kind, reason, detail, at }) => ({
      id,
      caseNumber: number,
      kind,
      reason,
      detail,
      at: time(at),
    })),
    count: inDigits(count),
  })
}
