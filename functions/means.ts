import type { Query } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import type { Sender } from './mail/sender.ts'
import type { Reach } from './notices/rules.ts'
import type { Keyring } from './secrets/keyring.ts'

/** One statement of a batch, for drizzle's batches and for those that are put together once. */
export type Statement = BatchItem<'sqlite'> & { toSQL(): Query }

/** What every act on stored things needs; `now` in epoch ms, read once a request and never below. */
export type Means = {
  db: DrizzleD1Database & { $client: D1Database }
  ring: Keyring
  now: number
  /** Absent where the portal sends no mail: then none is queued either. */
  sender?: Sender | undefined
  /** Absent where nobody of the staff is to be told. */
  reach?: Reach | undefined
}
