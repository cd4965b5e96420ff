import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { seedOnce } from '../../../scripts/demo.ts'
import { firstCases } from '../../browser/setup/cases.ts'

/**
 * Files cases as `npm start` files its demo cases, in a program of its own that dies at a chosen moment: `KILL` is the
 * batch at which, `before` it is written or `after`.
 */
const [batch, moment] = (process.env['KILL'] ?? '').split(' ')
const miniflare = new Miniflare(
  convertV4MiniflareOptions({
    resourcePersistencePath: 'state/v3',
    workers: [
      {
        name: 'seeding',
        modules: true,
        script: 'export default {}',
        d1Databases: { DB: process.env['DATABASE'] ?? '' },
      },
    ],
  }),
)

let batches = 0
const dying = (DB: D1Database) =>
  new Proxy(DB, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      if (name !== 'batch') return member.bind(target)
      return async (statements: D1PreparedStatement[]) => {
        batches += 1
        if (batches === Number(batch) && moment === 'before') process.kill(process.pid, 'SIGKILL')
        const results = await target.batch(statements)
        if (batches === Number(batch) && moment === 'after') process.kill(process.pid, 'SIGKILL')
        return results
      }
    },
  })
const bindings = async <Bindings>() => {
  const { DB } = await miniflare.getBindings<{ DB: D1Database }>('seeding')
  return { DB: dying(DB), KEYS: process.env['KEYS'] } as Bindings
}
await seedOnce({ bindings }, 'state', 'a database', new Date(), firstCases)
await miniflare.dispose()
