import { bundle } from './bundle.ts'
import { keepTime, runTriggers } from './clock.ts'
import * as compile from './compile.ts'
import { type Demo, inWords, readDemo, seedOnce } from './demo.ts'
import { requireFree, wantedPort } from './port.ts'
import { prepareSecrets } from './secrets.ts'
import { buildSite } from './site.ts'
import { step } from './step.ts'
import { onStop } from './stop.ts'
import { today } from './today.ts'

const persist = '.wrangler/state'

/** `npm start`: everything from a fresh clone to a portal that serves, skipping what has been done. */
export async function run(): Promise<void> {
  const port = wantedPort()
  await requireFree(port, 'npm start')
  await prepareSecrets(persist)
  await step('Compiling the content', compile.run)
  await step('Building the site', () => buildSite(today(new Date())))
  await step('Bundling the Worker', bundle)
  await serve(port)
}

async function serve(port: number): Promise<void> {
  // Loaded late: wrangler is large, and what can fail before it should fail at once.
  const { openPortal } = await import('./portal.ts')
  const { migrate } = await import('./migrations.ts')
  const portal = await step('Opening the portal', () => openPortal({ port, persist }))
  onStop(portal.close)
  const { DB } = await portal.bindings<{ DB: Parameters<typeof migrate>[0] }>()
  await step('Applying the migrations', async () => ((await migrate(DB)).length ? 'done' : 'unchanged'))
  await step('Filing the demo cases', () => seedOnce(portal, persist, portal.database, new Date()))
  await step('Running the scheduled jobs', () => runTriggers(portal))
  keepTime(() => portal, console.error)
  console.log(welcome(portal.origin, readDemo(persist, portal.database)))
}

function welcome(origin: string, demo: Demo | undefined): string {
  return `
The portal is open:
  中文首页 / home in Chinese    ${origin}/
  English home                 ${origin}/en/
  投诉 / file a complaint       ${origin}/complaints/new/
  查询 / follow a case          ${origin}/complaints/track/

${inWords(demo)}
邮件显示在这里，不会真的发出 / mail is shown here and goes no further.

Stop with Ctrl+C.`
}
