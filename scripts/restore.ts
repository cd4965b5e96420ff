import { existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { drizzle } from 'drizzle-orm/d1'
import { unstable_splitSqlQuery } from 'wrangler'
import { applyList } from '../functions/complaints/clockwork/endings.ts'
import { restored } from '../functions/jobs/outages.ts'
import { openKeyring } from '../functions/secrets/keyring.ts'
import { openBindings } from './bindings.ts'
import { keeperOf } from './keys/ring.ts'
import { migrate } from './migrations.ts'
import { requireFree, wantedPort } from './port.ts'
import { Refusal, step } from './step.ts'

const usage = `Put a backup back on this machine:   npm run restore -- --local backup.sql
Apply the erasure list on Cloudflare: npm run restore -- --remote --ring <file> (README, "Operate", says what goes before and after)`

/**
 * `npm run restore`: puts an older copy of the database in the place of the one that is there, brings its tables up
 * to date and erases again what was erased since, before anybody is served from it. With `--remote` it does the
 * last alone, on the database that wrangler has put back. The key ring is needed where customers agreed to visits: what
 * their cases keep is sealed anew.
 */
export async function run(words: string[]): Promise<void> {
  const { local, remote, ring: file } = asked(words)
  if (remote)
    return applied(await openBindings({ isRemote: true }), file === undefined ? undefined : ringIn(file))
  if (local === undefined) throw new Refusal(usage)
  if (!existsSync(local)) throw new Refusal(`There is no file ${local}.`)
  await requireFree(wantedPort(), 'npm run restore')
  const copy = unstable_splitSqlQuery(readFileSync(local, 'utf8'))
  if (!copy.some((sql) => /^\s*CREATE TABLE\b.*\bcomplaints\b/i.test(sql)))
    throw new Refusal(`${local} is no backup of a portal: it has no table of complaints.`)
  const bindings = await openBindings({ isRemote: false, state: '.wrangler/state' })
  await step(`Putting back ${local}`, () => putBack(bindings.DB, copy))
  await step('Applying the migrations', () => migrate(bindings.DB))
  return applied(bindings, existsSync('.dev.vars') ? ringIn() : undefined)
}

const ringIn = (file?: string) => openKeyring(JSON.stringify(keeperOf(file).read()))

function asked(words: string[]) {
  try {
    const options = {
      local: { type: 'string' },
      remote: { type: 'boolean' },
      ring: { type: 'string' },
    } as const
    return parseArgs({ args: words, options }).values
  } catch {
    throw new Refusal(usage)
  }
}

/** In one batch: the database is the copy or stays what it was. Dropping a table takes its triggers along. */
async function putBack(db: Env['DB'], copy: string[]): Promise<void> {
  const { results } = await db
    .prepare(
      `select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '_cf_%'`,
    )
    .all<{ name: string }>()
  const drops = results.map(({ name }) => `drop table "${name}"`)
  await db.batch([...drops, ...copy].map((sql) => db.prepare(sql)))
}

async function applied(
  { DB, FILES, close }: Awaited<ReturnType<typeof openBindings>>,
  ring: ReturnType<typeof openKeyring> | undefined,
): Promise<void> {
  const means = { db: drizzle(DB), bucket: FILES, ring, now: Date.now() }
  const { done, failed } = await step('Applying the erasure list', () => applyList(means))
    // From the copy's last tick on nothing of what anybody did is known: the time counts against no customer.
    .then((came) => restored(means.db, means.now).then(() => came))
    .finally(close)
  if (failed > 0)
    throw new Refusal(
      `${failed} erased cases could not be erased again. Do not open the portal; see DECISIONS.md.${ring ? '' : ' Without the key ring (--ring) no case can be reduced to what its visits need.'}`,
    )
  console.log(`Erased again: ${done}. The portal may be opened.`)
}
