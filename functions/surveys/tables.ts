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
    at: integer().notNull(),
    choices: text({ mode: 'json' }).notNull(),
    contentHash: text('content_hash').notNull(),
    sealed: bytes(),
    salt: bytes(),
    keyVersion: integer('key_version').notNull(),
  },
  (table) => [
    index('survey_responses_survey').on(table.survey, table.at),
    index('survey_responses_key_version').on(table.keyVersion),
  ],
)
