import { appendFileSync, rmSync } from 'node:fs'
import { firstCases } from '../tests/browser/setup/cases.ts'
import { REHEARSAL_NOW } from '../tests/browser/setup/moment.ts'
import { bundleInto } from './bundle.ts'
import { seedOnce } from './demo.ts'
import { demoCases } from './demo-cases/cases.ts'
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
/** The Worker with its clock set to the day that the demo cases are written for. */
const atRehearsal = 'tests/browser/setup/worker/index.ts'

/**
 * Opens an empty portal with demo cases for the browser tests and the pictures, apart from the one that
 * `npm start` keeps. Its note of the demo case is `.cache/rehearsal/demo.json`.
 */
export async function rehearse(port: number, { entry = atRehearsal, cases = demoCases } = {}) {
  const now = new Date(REHEARSAL_NOW)
  rmSync(persist, { recursive: true, force: true })
  await bundleInto(bundle, entry)
  const onMail = (mail: LocalMail) => appendFileSync(mails, `${JSON.stringify(mail)}\n`)
  const vars = { KEYS: newKeyRing(), STAFF: JSON.stringify(exampleStaff), DEVELOPMENT_STAFF: 'li-wen' }
  const portal = await openPortal({ port, persist, bundle, vars, onMail, configPath: workerConfig() })
  const { DB } = await portal.bindings<{ DB: Parameters<typeof migrate>[0] }>()
  await migrate(DB)
  if (cases.length > 0) await seedOnce(portal, persist, portal.database, now, cases)
  return portal
}

/**
 * Called by Playwright, which waits for the line and ends this with SIGTERM. With `pages` nobody has a case, and the
 * Worker is the one that is deployed, on the real day.
 */
export async function run([word]: string[] = []): Promise<void> {
  const port = Number(process.env.PORT)
  const isPages = word === 'pages'
  const portal = await rehearse(
    port,
    isPages ? { entry: 'functions/index.ts', cases: [] } : { cases: firstCases },
  )
  const env = await portal.bindings<Parameters<typeof openStage>[0]>()
  const closeStage = isPages ? undefined : await openStage(env, new Date(REHEARSAL_NOW), port + 1)
  onStop(async () => {
    closeStage?.()
    await portal.close()
  })
  console.log(`Rehearsal on ${portal.origin}`)
}
