import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { unstable_splitSqlQuery } from 'wrangler'

type Statement = { bind: (...values: string[]) => Statement; all: <Row>() => Promise<{ results: Row[] }> }
export type Database = {
  prepare: (sql: string) => Statement
  batch: (statements: Statement[]) => Promise<unknown>
}

/** The table in which `wrangler d1 migrations` keeps its books, so that both agree on what was applied. */
const books = `CREATE TABLE IF NOT EXISTS d1_migrations(
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)`

/** Applies what has not been applied, each file whole or not at all. Returns the names of those files. */
export async function migrate(db: Database): Promise<string[]> {
  const pending = await unapplied(db)
  for (const path of pending) {
    const statements = unstable_splitSqlQuery(readFileSync(path, 'utf8')).map((sql) => db.prepare(sql))
    const entry = db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(basename(path))
    await db.batch([...statements, entry])
  }
  return pending
}

async function unapplied(db: Database): Promise<string[]> {
  const [, { results }] = [
    await db.prepare(books).all(),
    await db.prepare('SELECT name FROM d1_migrations').all<{ name: string }>(),
  ]
  const applied = new Set(results.map(({ name }) => name))
  return globSync('migrations/*.sql')
    .sort()
    .filter((path) => !applied.has(basename(path)))
}
