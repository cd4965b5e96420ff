import type { Language } from '#contract/company'
import type { Db } from './complaints/store.ts'
import type { Return } from './http/form.ts'
import type { Sender } from './mail/sender.ts'
import type { Reach } from './notices/rules.ts'
import type { Keyring } from './secrets/keyring.ts'
import type { StaffMember } from './staff/contract.ts'

/** Absent where nobody may come to the desk, and where staff have no robots; `DEVELOPMENT_STAFF` stands in `.dev.vars` alone. */
export type DeskSecrets = { STAFF?: string; ROBOTS?: string; DEVELOPMENT_STAFF?: string }

/** What every request carries. `now` is read once; nobody below asks a clock. */
export type AppEnv = {
  Bindings: Env & DeskSecrets
  Variables: {
    requestId: string
    now: number
    db: Db
    ring: Keyring
    sender: Sender | undefined
    reach: Reach
    language: Language
    /** Where the limits count: the caller's address, IPv6 by /64. Held for the request, never stored. */
    source: string
    /** What each limit said of this request, which it counts once. */
    counts?: Map<RateLimit, Promise<boolean>>
    /** Who is at the desk; nobody anywhere else. */
    staff?: StaffMember
    /** Which of their sessions at the desk this is. */
    deskSession?: string
    /** What the frame of every page shows here besides: parts that stay, and values of its fields. */
    frame?: { show: readonly string[]; values: Record<string, string> }
    /** A page's form as it was sent, so that whatever goes wrong can bring it back filled in. */
    form?: { back: Return; typed: Record<string, string> }
    /** D1 rows of this request, for its log line. */
    rows: { read: number; written: number }
  }
}
