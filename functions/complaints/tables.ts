import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { bytes } from '../secrets/column.ts'

/** Instants are epoch milliseconds, UTC. No foreign keys cascade: erasing is a step, never a side effect. */
export const complaints = sqliteTable(
  'complaints',
  {
    number: text().primaryKey(),
    /** `<key version>.<HMAC-SHA-256 of number and access code>`; the only thing that opens a case. */
    codeHash: text('code_hash').notNull(),
    /** Grows when the code is renewed, which ends the sessions opened with the old one. */
    codeGeneration: integer('code_generation').notNull(),
    /** Statistics, averages of ratings and early warnings look at `real` alone: nothing else counts anywhere. */
    kind: text({ enum: ['real', 'demo', 'drill'] }).notNull(),
    language: text({ enum: ['zh-CN', 'en'] }).notNull(),
    onBehalf: integer('on_behalf', { mode: 'boolean' }).notNull(),
    noticeVersion: integer('notice_version').notNull(),
    /** `CaseFacts` as JSON: what the rules know, read and written whole. */
    facts: text({ mode: 'json' }).notNull(),
    version: integer().notNull(),
    /** The next promised time, and the next time at which the clock has something to do. */
    dueAt: integer('due_at'),
    alarmAt: integer('alarm_at'),
    /** HKDF salt of this case's words; without it nothing can be read again. */
    salt: bytes(),
    keyVersion: integer('key_version').notNull(),
    /** Set by the retention job in the batch that removes the record; without it the events cannot be removed. */
    expiredAt: integer('expired_at'),
    /** Bytes of words that the customer has brought, as they were sealed: what a case takes has an end. */
    heardBytes: integer('heard_bytes').notNull().default(0),
  },
  (table) => [
    uniqueIndex('complaints_code_hash').on(table.codeHash),
    index('complaints_key_version').on(table.keyVersion),
    // The desk's queue and each of its filters, by the next deadline; closed cases that wait for nothing stand in none.
    index('complaints_due').on(table.dueAt, table.number).where(sql`${table.dueAt} is not null`),
    index('complaints_language')
      .on(table.language, table.dueAt, table.number)
      .where(sql`${table.dueAt} is not null`),
    ...(['state', 'level', 'severity', 'category', 'assignee', 'customerWroteLast'] as const).map((name) =>
      index(`complaints_${name.toLowerCase()}`)
        .on(sql.raw(`"facts" ->> '$.${name}'`), table.dueAt, table.number)
        .where(sql`${table.dueAt} is not null`),
    ),
    // Views that few cases stand in at a time.
    index('complaints_warned')
      .on(table.dueAt, table.number)
      .where(sql.raw(`"facts" ->> '$.warned' = 1 and "due_at" is not null`)),
    index('complaints_unreached')
      .on(sql.raw(`"facts" ->> '$.unreachedSince'`), table.number)
      .where(sql.raw(`"facts" ->> '$.unreachedSince' is not null`)),
    ...(['reminderOwed', 'confirmationOwed'] as const).map((name) =>
      index(`complaints_${name.toLowerCase()}`)
        .on(table.dueAt, table.number)
        .where(sql.raw(`"facts" ->> '$.${name}' = 1 and "due_at" is not null`)),
    ),
    index('complaints_visits')
      .on(sql.raw(`"facts" ->> '$.visitDue'`), table.number)
      .where(sql.raw(`"facts" ->> '$.visitDue' is not null`)),
    index('complaints_causes')
      .on(sql.raw(`"facts" ->> '$.closedAt'`), table.number)
      .where(sql.raw(`"facts" ->> '$.causeOwed' = 1`)),
    // From cause to cure: the cases of a kind of cause, and of an item, by the time of their closing.
    ...(['cause', 'item'] as const).map((name) =>
      index(`complaints_${name}`)
        .on(sql.raw(`"facts" ->> '$.${name}'`), sql.raw(`"facts" ->> '$.closedAt'`), table.number)
        .where(sql.raw(`"facts" ->> '$.${name}' is not null`)),
    ),
    // What is owed to closed cases without a deadline, by whose they are: a visit, or the name of a cause.
    index('complaints_owed')
      .on(sql.raw(`"facts" ->> '$.assignee'`), sql.raw(`"facts" ->> '$.visitDue'`), table.number)
      .where(
        sql`${table.dueAt} is null and ${sql.raw(`("facts" ->> '$.visitDue' is not null or "facts" ->> '$.causeOwed' = 1)`)}`,
      ),
    index('complaints_alarm').on(table.alarmAt).where(sql`${table.alarmAt} is not null`),
  ],
)

/** Append-only by trigger. One event a version, without gaps. */
export const complaintEvents = sqliteTable(
  'complaint_events',
  {
    number: text().notNull(),
    version: integer().notNull(),
    at: integer().notNull(),
    actor: text({ enum: ['customer', 'staff', 'clock'] }).notNull(),
    role: text({ enum: ['handler', 'supervisor', 'executive'] }),
    type: text().notNull(),
    visibility: text({ enum: ['public', 'internal'] }).notNull(),
    facts: text({ mode: 'json' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.number, table.version] }),
    index('complaint_events_rated').on(table.at).where(sql.raw(`"type" = 'rate'`)),
  ],
)

/** What people wrote, encrypted, a row an event; `number:version` is bound to the ciphertext. */
export const complaintWords = sqliteTable(
  'complaint_words',
  {
    number: text().notNull(),
    version: integer().notNull(),
    sealed: bytes().notNull(),
  },
  (table) => [primaryKey({ columns: [table.number, table.version] })],
)

/**
 * One row an idempotency key: which effect it had. `sealed` is a filing's answer, code included, under a
 * key derived from the idempotency key; it goes when it expires or the customer says that it is saved.
 */
export const answers = sqliteTable(
  'answers',
  {
    keyHash: text('key_hash').primaryKey(),
    contentHash: text('content_hash').notNull(),
    number: text().notNull(),
    version: integer().notNull(),
    sealed: bytes(),
    keyVersion: integer('key_version').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [
    index('answers_expiry').on(table.expiresAt).where(sql`${table.sealed} is not null`),
    // Of steps after the filing, which nobody repeats after a day.
    index('answers_steps').on(table.expiresAt).where(sql`${table.version} > 1`),
    index('answers_number').on(table.number),
  ],
)

/**
 * What a form's token reserves before anything is filed: the number and salt under which its files are staged.
 * Filing with the same token takes both over.
 */
export const reservations = sqliteTable(
  'reservations',
  {
    /** Keyed hash of the form's token. */
    id: text().primaryKey(),
    number: text().notNull(),
    /** The salt, sealed; bound to the token's hash and the number, so that a row that was changed opens no file. */
    sealed: bytes('salt').notNull(),
    keyVersion: integer('key_version').notNull(),
    expiresAt: integer('expires_at').notNull(),
  },
  (table) => [
    index('reservations_expiry').on(table.expiresAt),
    index('reservations_number').on(table.number),
  ],
)

/** By what a case is found again without its number: keyed hashes of normalised contact data and references. */
export const caseHashes = sqliteTable(
  'case_hashes',
  {
    number: text().notNull(),
    /** `renewal`: number and address together, by which a new code is asked for. */
    kind: text({ enum: ['email', 'phone', 'reference', 'renewal'] }).notNull(),
    hash: text().notNull(),
    keyVersion: integer('key_version').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.number, table.kind] }),
    index('case_hashes_hash').on(table.kind, table.hash),
    index('case_hashes_key_version').on(table.keyVersion),
  ],
)

/** Sessions whose reader has left the case before they would have ended by themselves. */
export const endedSessions = sqliteTable(
  'ended_sessions',
  { id: text().primaryKey(), until: integer().notNull() },
  (table) => [index('ended_sessions_until').on(table.until)],
)

/** One-time codes that were sent by mail: 15 minutes, 5 tries, typed in the browser that asked. */
export const oneTimeCodes = sqliteTable(
  'one_time_codes',
  {
    /** Keyed hash of what the asking browser's sealed cookie holds. */
    id: text().primaryKey(),
    number: text().notNull(),
    purpose: text({ enum: ['confirm-address', 'renew-code'] }).notNull(),
    /** The event that held the address it was sent to. */
    contactVersion: integer('contact_version').notNull(),
    codeHash: text('code_hash').notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    tries: integer().notNull(),
  },
  (table) => [
    index('one_time_codes_number').on(table.number, table.createdAt),
    index('one_time_codes_expiry').on(table.expiresAt),
  ],
)
