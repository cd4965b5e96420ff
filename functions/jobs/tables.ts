import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** One row a scheduled job, and one a cron trigger with the sum of its jobs; health reports them. */
export const jobs = sqliteTable('jobs', {
  name: text().primaryKey(),
  lastRunAt: integer('last_run_at').notNull(),
  /** How many things the last run did, and how many it could not. */
  done: integer().notNull().default(0),
  failed: integer().notNull().default(0),
  /** How far the job has come in a list outside D1, such as the erasure list in R2. */
  cursor: text(),
})
