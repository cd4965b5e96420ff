import { integer, sqliteTable } from 'drizzle-orm/sqlite-core'

/** Stretches in which the clock did not tick, or the portal was closed to be restored: they move customers' times. */
export const outages = sqliteTable('outages', {
  startedAt: integer('started_at').primaryKey(),
  endedAt: integer('ended_at').notNull(),
})
