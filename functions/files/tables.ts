import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { bytes } from '../secrets/column.ts'

/**
 * One row a file; its content lies encrypted in R2 under `files/<id>`. A row stands before its object does, so
 * that nothing lies in R2 which no row names. A file is staged until an event of its case adopts it.
 */
export const files = sqliteTable(
  'files',
  {
    /**
     * A UUID, the last part of the file's address. It is made by keyed hash of its sending and of what was sent,
     * so that nobody can guess it and the same bytes sent twice are one file.
     */
    id: text().primaryKey(),
    /** The case it belongs to; for a filing not yet sent, the number that was reserved for it. */
    number: text().notNull(),
    /** The event that brought it; null while it is staged. */
    version: integer(),
    /** Whose sending it is staged for: the keyed hash of a form's token. */
    stagedFor: text('staged_for'),
    /** Order within its sending, from 0. */
    position: integer().notNull(),
    /** Bytes as they are served. */
    size: integer().notNull(),
    /** Name, type, the original's size and SHA-256 and the content's own key, sealed under the case's. */
    sealed: bytes().notNull(),
    /** When its object was written; a row without it is never adopted. */
    storedAt: integer('stored_at'),
    /** When it goes unless it was adopted before; null once it was. */
    expiresAt: integer('expires_at'),
  },
  (table) => [
    index('files_number').on(table.number),
    index('files_expiry').on(table.expiresAt).where(sql`${table.expiresAt} is not null`),
  ],
)
