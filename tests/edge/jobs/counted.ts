import { env } from 'cloudflare:workers'

/** The Worker's bindings with a D1 that counts, apart from the Worker's own counting. */
export function counting(bindings: Env = env as Env) {
  const counts = { statements: 0, read: 0, written: 0 }
  const prepare = (query: string) => {
    counts.statements += 1
    return bindings.DB.prepare(query)
  }
  const batch = async (statements: D1PreparedStatement[]) => {
    const results = await bindings.DB.batch(statements)
    for (const { meta } of results) {
      counts.read += meta.rows_read
      counts.written += meta.rows_written
    }
    return results
  }
  const database = new Proxy(bindings.DB, {
    get(target, name) {
      if (name === 'prepare') return prepare
      if (name === 'batch') return batch
      const member: unknown = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
  return { counts, bindings: { ...bindings, DB: database } }
}
