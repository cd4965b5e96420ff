import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { noticeKinds } from '../notices/contract.ts'
import { bytes } from '../secrets/column.ts'

/** What a customer is written to about. */
export const letterKinds = ['arrived', 'news', 'code'] as const

/**
 * Mail and notices on their way, written in the same batch as the event that causes them. No address stands here: a
 * customer's is read from the case's contact data when the mail is sent, so an erased or corrected one is never used,
 * and those of staff and robots from the secrets.
 */
export const outbox = sqliteTable(
  'outbox',
  {
    /** A random UUID, which is also the mail's message id: a repeat after a lost answer carries the same. */
    id: text().primaryKey(),
    /** What may exist only once, such as the notice to an unconfirmed address on one day; a keyed hash where it is personal. */
    once: text().unique(),
    number: text().notNull(),
    kind: text({ enum: [...letterKinds, ...noticeKinds] }).notNull(),
    /**
     * The event that held the contact data when the mail was written: a corrected address gets no mail meant for
     * another. 0 in what is for staff.
     */
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
    /** Null for the customer; else `staff:<id>` or `robot:<id>`, as the secrets name them. */
    recipient: text(),
  },
  (table) => [
    // Customers and staff wait in two lines, so that neither is held up by the length of the other.
    index('outbox_next')
      .on(table.nextAt)
      .where(sql`${table.nextAt} is not null and ${table.recipient} is null`),
    index('outbox_notices')
      .on(table.nextAt)
      .where(sql`${table.nextAt} is not null and ${table.recipient} is not null`),
    index('outbox_given_up').on(table.givenUpAt).where(sql`${table.givenUpAt} is not null`),
    index('outbox_number').on(table.number),
  ],
)
