import { appendFileSync, rmSync } from 'node:fs'
import { REHEARSAL_NOW } from '../tests/browser/setup/moment.ts'
import { bundleInto } from './bundle.ts'
import { seedOnce } from './demo.ts'
import type { LocalMail } from './letterbox.ts'
import { migrate } from './migrations.ts'
import { openPortal } from './portal.ts'
import { exampleStaff, newKeyRing } from './secrets.ts'
import { openStage } from './stage.ts'
import { onStop } from './stop.ts'
import { workerConfig } from './worker-config.ts'

export const persist = '.cache/rehearsal'
/** Every mail of the rehearsal, one a line. */
const mails = `${persist}/mail.jsonl`
const bundle = '.cache/rehearsal-worker'

/**
 * Opens an empty portal with demo cases for the browser tests and the pictures, apart from the one that
 * `npm start` keeps. Its note of the demo case is `.cache/rehearsal/demo.json`.
 */
export async function rehearse(port: number, { isSeeded = true } = {}) {
  const now = new Date(REHEARSAL_NOW)
  rmSync(persist, { recursive: true, force: true })
  await bundleInto(bundle, 'tests/browser/setup/worker/index.ts')
  const onMail = (mail: LocalMail) => appendFileSync(mails, `${JSON.stringify(mail)}\n`)
  const vars = { KEYS: newKeyRing(), STAFF: JSON.stringify(exampleStaff), DEVELOPMENT_STAFF: 'li-wen' }
  const portal = await openPortal({ port, persist, bundle, vars, onMail, configPath: workerConfig() })
  const { DB } = await portal.bindings<{ DB: Parameters<typeof migrate>[0] }>()
  await migrate(DB)
  if (isSeeded) await seedOnce(portal, persist, portal.database, now)
  return portal
}

/** Called by Playwright, which waits for the line and ends this with SIGTERM; with `pages` nobody has a case. */
export async function run([word]: string[] = []): Promise<void> {
  const port = Number(process.env.PORT)
  const portal = await rehearse(port, { isSeeded: word !== 'pages' })
  const env = await portal.bindings<Parameters<typeof openStage>[0]>()
  const closeStage = await openStage(env, new Date(REHEARSAL_NOW), port + 1)
  onStop(async () => {
    closeStage()
    await portal.close()
  })
  console.log(`Rehearsal on ${portal.origin}`)
}
