import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { noticeKinds } from '../notices/contract.ts'
import { bytes } from '../secrets/column.ts'

/** What a customer is written to about. */
export const letterKinds = ['arrived', 'news', 'code'] as const
export type LetterKind = (typeof letterKinds)[number]

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
    /** Whose turn it is first while the day's ceiling leaves room; `priorities` names the numbers. */
    priority: integer().notNull().default(2),
    /** Drawn by the run that claimed it last, by which that run counts its mail. */
    claim: text(),
    firstTriedAt: integer('first_tried_at'),
  },
  (table) => [
    // Each kind of mail waits in a line of its own, so that none is held up by the length of another.
    index('outbox_waiting').on(table.priority, table.nextAt).where(sql`${table.nextAt} is not null`),
    index('outbox_given_up').on(table.givenUpAt).where(sql`${table.givenUpAt} is not null`),
    index('outbox_number').on(table.number),
  ],
)

/** How much of a day's mail is used up; one row, of the day on which mail last went out. */
export const mailUse = sqliteTable('mail_use', {
  /** Always 1. */
  id: integer().primaryKey(),
  /** In the company's time zone. */
  day: text().notNull(),
  /** Mails that were handed over, or may have been. */
  used: integer().notNull(),
  /** Of them reminders, invitations to surveys and digests. */
  rest: integer().notNull(),
})
