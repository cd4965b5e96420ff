import { Hono } from 'hono'

/** The least that can be done: one insert, one indexed select, one page as it was built. What ours costs is measured against it. */
const app = new Hono<{ Bindings: Pick<Env, 'DB' | 'ASSETS'> }>()
  .post('/', async (c) => {
    const { story } = await c.req.json<{ story: string }>()
    const id = crypto.randomUUID()
    await c.env.DB.prepare('insert into bare (id, story) values (?, ?)').bind(id, story).run()
    return c.json({ id }, 201)
  })
  .get('/page/:id', async (c) => {
    await c.env.DB.prepare('select * from bare where id = ?').bind(c.req.param('id')).first()
    const built = await c.env.ASSETS.fetch(new URL('/en/complaints/case/', c.req.url))
    return c.html(await built.text())
  })
  .get('/:id', async (c) =>
    c.json(await c.env.DB.prepare('select * from bare where id = ?').bind(c.req.param('id')).first()),
  )

export default app
