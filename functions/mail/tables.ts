import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { bytes } from '../secrets/column.ts'

/**
 * Mail on its way, written in the same batch as the event that causes it. No address stands here: it is read
 * from the case's contact data when the mail is sent, so an erased or corrected one is never used.
 */
export const outbox = sqliteTable(
  'outbox',
  {
    /** A random UUID, which is also the mail's message id: a repeat after a lost answer carries the same. */
    id: text().primaryKey(),
    /** What may exist only once, such as the notice to an unconfirmed address on one day; a keyed hash where it is personal. */
    once: text().unique(),
    number: text().notNull(),
    kind: text({ enum: ['arrived', 'news', 'code'] }).notNull(),
    /** The event that held the contact data when the mail was written: a corrected address gets no mail meant for another. */
    contactVersion: integer('contact_version').notNull(),
    /** What the mail must say and nobody else may read: a one-time code, sealed under the case's key. Removed after sending. */
    sealed: bytes(),
    createdAt: integer('created_at').notNull(),
    /** When it is tried next; a claim moves it past the lease. Null once it was sent or given up. */
    nextAt: integer('next_at'),
    tries: integer().notNull(),
    /** Attempts that were begun and are not known to have failed: after each of them the mail may have gone out. */
    doubts: integer().notNull(),
    sentAt: integer('sent_at'),
    /** After a day without success; staff see it. */
    givenUpAt: integer('given_up_at'),
    /** Null for the customer; else whom of the staff or which of their robots it is for. */
    recipient: text(),
  },
  (table) => [
    index('outbox_next').on(table.nextAt).where(sql`${table.nextAt} is not null`),
    index('outbox_number').on(table.number),
  ],
)
