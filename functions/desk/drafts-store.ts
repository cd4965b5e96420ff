import { and, asc, eq, inArray, lte, type SQL, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { stands } from '../complaints/opening-store.ts'
import type { Case } from '../complaints/store.ts'
import { expire } from '../files/store.ts'
import type { Means } from '../means.ts'
import { drafts } from './tables.ts'

type Db = Means['db']

const Drafts = z.array(
  z.object({
    number: z.string(),
    staff: z.string(),
    action: z.string(),
    sealed: z.pipe(
      z.instanceof(Uint8Array),
      z.transform((bytes) => Uint8Array.from(bytes)),
    ),
    savedAt: z.number(),
  }),
)
export type DraftRow = z.output<typeof Drafts>[number]

/** Every reply that somebody has begun on a case, the oldest first: a statement of the batch that reads the case. */
export const draftsOf = (db: Db, number: string) =>
  db.select().from(drafts).where(eq(drafts.number, number)).orderBy(asc(drafts.savedAt))
export const readDrafts = (rows: unknown): DraftRow[] => Drafts.parse(rows)

/**
 * Keeps a draft in the place of the one that was read, saved at `before`. False when another was saved in between,
 * or the case no longer stands under the key it was sealed with: it has to be read again.
 */
export async function keep(db: Db, complaint: Case, row: DraftRow, before: number | undefined) {
  const { number, staff, action, savedAt } = row
  const sealed = sql.param(row.sealed, drafts.sealed)
  const [kept] = await db.batch([
    db
      .insert(drafts)
      .select(sql`select ${number}, ${staff}, ${action}, ${sealed}, ${savedAt} where ${stands(complaint)}`)
      .onConflictDoUpdate({
        target: [drafts.number, drafts.staff, drafts.action],
        set: { sealed: sql`excluded.sealed`, savedAt: sql`excluded.saved_at` },
        setWhere: sql`${drafts.savedAt} = ${before ?? 0}`,
      })
      .returning({ number: drafts.number }),
  ])
  return kept.length === 1
}

type Whose = Pick<DraftRow, 'number' | 'staff'> & { actions: readonly string[] }

const isWhose = ({ number, staff, actions }: Whose) =>
  and(eq(drafts.number, number), eq(drafts.staff, staff), inArray(drafts.action, [...actions]))

/**
 * Removes drafts, but none that was saved after `seen`: whoever takes or discards what they have before them does
 * not lose what they wrote in another window.
 */
export const drop = (db: Db, whose: Whose, seen: number, guard: SQL = sql`1`) =>
  db.delete(drafts).where(and(isWhose(whose), lte(drafts.savedAt, seen), guard))

/** The same with the files that wait under these names; where the draft stays, so do they. */
export const dropWithFiles = (
  db: Db,
  whose: Whose,
  seen: number,
  stagedFor: readonly string[],
  now: number,
  guard: SQL = sql`1`,
) => [
  drop(db, whose, seen, guard),
  expire(
    db,
    { number: whose.number, stagedFor },
    now,
    sql`${guard} and not exists (select 1 from ${drafts} where ${isWhose(whose)})`,
  ),
]
