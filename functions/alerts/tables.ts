import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/**
 * Early warnings: why a supervisor should look at a case, each once. No word of a person stands here; the remark
 * with which one is closed is the words of the event `closedVersion`. A trigger closes those of a case with the event of
 * its erasure: nobody can look at what is gone.
 */
export const alerts = sqliteTable(
  'alerts',
  {
    id: text().primaryKey(),
    number: text().notNull(),
    reason: text({
      enum: [
        'words',
        'same-reference',
        'reopened',
        'rejected-twice',
        'low-rating',
        'visit-overdue',
        'not-holding',
      ],
    }).notNull(),
    /** What tells two of a reason apart: the id of the list's entry, the round, the version. Never what was written. */
    detail: text().notNull(),
    at: integer().notNull(),
    closedAt: integer('closed_at'),
    closedBy: text('closed_by'),
    closedVersion: integer('closed_version'),
  },
  (table) => [
    uniqueIndex('alerts_once').on(table.number, table.reason, table.detail),
    index('alerts_open').on(table.at, table.id).where(sql`${table.closedAt} is null`),
  ],
)
