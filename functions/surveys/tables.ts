import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { bytes } from '../secrets/column.ts'

/** One row an answered survey. `choices` holds no words; what a person wrote is sealed apart. */
export const surveyResponses = sqliteTable(
  'survey_responses',
  {
    /** HMAC of the idempotency key, so that a doubled submit is one response. */
    id: text().primaryKey(),
    survey: text().notNull(),
    language: text({ enum: ['zh-CN', 'en'] }).notNull(),
    choices: text({ mode: 'json' }).notNull(),
    /** Empty, as the two below, once the words were erased: it was made of them too. */
    contentHash: text('content_hash').notNull(),
    sealed: bytes(),
    salt: bytes(),
    keyVersion: integer('key_version').notNull(),
    /** When it was answered, as a day in the company's time zone; nothing finer is kept. */
    day: text().notNull().default(''),
    /** The version of the survey that was seen. */
    version: integer().notNull().default(1),
  },
  (table) => [
    index('survey_responses_day').on(table.survey, table.day),
    index('survey_responses_words').on(table.survey, table.day).where(sql`${table.sealed} is not null`),
    index('survey_responses_key_version').on(table.keyVersion),
  ],
)
