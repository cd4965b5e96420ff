import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { bytes } from '../secrets/column.ts'

/**
 * Who of the staff opened which case and took which step. Append-only by trigger; read by supervisors. Nothing
 * that a person wrote stands here, and of the staff only their id.
 */
export const audit = sqliteTable(
  'audit',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    staff: text().notNull(),
    role: text({ enum: ['handler', 'supervisor', 'executive', 'assessor', 'operator'] }).notNull(),
    /** `open`, `file`, or the step that was taken. */
    act: text().notNull(),
    number: text(),
    /** The event that the step became. */
    version: integer(),
  },
  (table) => [index('audit_number').on(table.number, table.at)],
)

/** A reply that somebody has begun and not sent: one a case, person and step, sealed under the case's key. */
export const drafts = sqliteTable(
  'drafts',
  {
    number: text().notNull(),
    staff: text().notNull(),
    /** The step it is for, such as `respond`. */
    action: text().notNull(),
    sealed: bytes().notNull(),
    savedAt: integer('saved_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.number, table.staff, table.action] })],
)
