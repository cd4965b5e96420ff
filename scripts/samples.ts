import { rmSync } from 'node:fs'
import { bundle } from './bundle.ts'
import * as compile from './compile.ts'
import { migrate } from './migrations.ts'
import { openPortal } from './portal.ts'
import { samplesFor } from './samples/samples.ts'
import { exampleStaff, newKeyRing } from './secrets.ts'
import { buildSite } from './site.ts'
import { Refusal, step } from './step.ts'
import { today } from './today.ts'

const persist = '.cache/samples'

/**
 * `npm run samples`: sends what people and programs really send, well meant or not, to an empty portal as it would be
 * deployed, and prints what became of each. It looks from outside, over HTTP; the tests look at each point closer.
 */
export async function run(): Promise<void> {
  await step('Compiling the content', compile.run)
  await step('Building the site', () => buildSite(today(new Date())))
  await step('Bundling the Worker', bundle)
  rmSync(persist, { recursive: true, force: true })
  const vars = { KEYS: newKeyRing(), STAFF: JSON.stringify(exampleStaff), DEVELOPMENT_STAFF: 'zhao-min' }
  const portal = await step('Opening a portal', () =>
    openPortal({ port: 0, persist, vars, onMail: () => undefined }),
  )
  const { DB } = await portal.bindings<{ DB: Parameters<typeof migrate>[0] }>()
  await migrate(DB)
  const rows: { point: string; isExpected: boolean }[] = []
  for (const { point, input, expected, send } of await samplesFor(portal.origin)) {
    const came = await send()
    const isExpected = expected.test(came)
    rows.push({ point, isExpected })
    console.log(
      `${isExpected ? 'ok ' : 'NOT'} ${point.padEnd(4)} ${input}: ${came}${isExpected ? '' : `, expected ${expected}`}`,
    )
  }
  await portal.close()
  rmSync(persist, { recursive: true, force: true })
  const failed = rows.filter(({ isExpected }) => !isExpected).length
  console.log(`${rows.length - failed} as expected, ${failed} not`)
  if (failed > 0) throw new Refusal('Some inputs were not taken as they should be.')
}
