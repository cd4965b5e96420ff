import { eq, type SQL, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { CaseKind } from '#contract/complaints'
import { complaints } from '../complaints/tables.ts'
import type { Means } from '../means.ts'

const state = sql<string | null>`${complaints.facts} ->> '$.state'`

/** How another case stands, on which a step rests: a statement of the batch that reads the case of the step. */
export const standingOf = (db: Means['db'], number: string) =>
  db
    .select({ number: complaints.number, kind: complaints.kind, state: state.as('state') })
    .from(complaints)
    .where(eq(complaints.number, number))

const Standing = z.object({ number: z.string(), kind: CaseKind, state: z.nullable(z.string()) })
export type Standing = z.output<typeof Standing>
export const readStanding = (rows: unknown): Standing | undefined => z.array(Standing).parse(rows)[0]

/** That it is open in the moment in which the step is written: of two that name each other one goes through. */
export const isOpenStill = ({ number }: Standing): SQL =>
  sql`exists (select 1 from ${complaints} where ${complaints.number} = ${number} and ${state} <> 'closed')`
