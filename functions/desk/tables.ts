import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

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
    /** `open`, or the step that was taken. */
    act: text().notNull(),
    number: text(),
    /** The event that the step became. */
    version: integer(),
  },
  (table) => [index('audit_number').on(table.number, table.at)],
)
