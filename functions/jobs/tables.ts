import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** One row a scheduled job. */
export const jobs = sqliteTable('jobs', {
  name: text().primaryKey(),
  lastRunAt: integer('last_run_at').notNull(),
})
