import { globSync, readFileSync, rmSync } from 'node:fs'
import { REHEARSAL_DAY } from '../tests/browser/setup/moment.ts'
import { testsCompany } from '../tests/own-company.ts'
import { dryRun } from './bundle.ts'
import { examine, requireOrder } from './check.ts'
import { findChromium } from './chromium.ts'
import * as compile from './compile.ts'
import { lint, types } from './quality.ts'
import { buildSite } from './site.ts'
import { Refusal } from './step.ts'
import { playwright, type Tally, vitest } from './suites.ts'
import { today } from './today.ts'
import { insist } from './tool.ts'

/** A stage passes or fails as one, or brings the numbers of its tests. */
type Stage = { name: string; needs?: string[]; work: () => Promise<Tally> }

/** The tests' own company lives on one day: no proof changes because a date has passed. */
const env = { ...testsCompany, TODAY: REHEARSAL_DAY }

const launcher = '../scripts/launch.mjs'
const printTestsCompany = () => insist('The PDFs', launcher, ['pdf'], { env })

const stages: Stage[] = [
  { name: 'compile', work: asOne(compile.run) },
  { name: 'types', needs: ['compile'], work: asOne(types) },
  { name: 'lint and format', work: asOne(lint) },
  { name: 'content check', needs: ['compile'], work: asOne(() => requireOrder(examine(today(new Date())))) },
  { name: 'build', needs: ['content check'], work: asOne(() => buildSite(today(new Date()))) },
  { name: 'deploy --dry-run', needs: ['build'], work: asOne(dryRun) },
  { name: 'Chromium', work: asOne(findChromium) },
  { name: 'pages', needs: ['deploy --dry-run', 'Chromium'], work: () => playwright('pages') },
  { name: "the tests' company", work: asOne(buildTestsCompany) },
  { name: 'shipped words', work: () => vitest('shipped') },
  { name: 'unit', needs: ["the tests' company"], work: () => vitest('unit') },
  { name: 'edge', needs: ["the tests' company"], work: () => vitest('edge') },
  { name: 'sequences', needs: ["the tests' company"], work: () => vitest('sequences', 'sequences-berlin') },
  { name: 'PDFs', needs: ["the tests' company", 'Chromium'], work: asOne(printTestsCompany) },
  { name: 'browser', needs: ['PDFs'], work: () => playwright('browser') },
]

/** The browser tests see the pages with their PDFs; that pages without them link none can only be seen before. */
export async function buildTestsCompany(): Promise<void> {
  await insist("The pages of the tests' company", launcher, ['build'], { env })
  const linked = globSync('.cache/tests-company/dist/**/*.html').find((file) =>
    /\/v\d+\/[^"/]+\.pdf"/.test(readFileSync(file, 'utf8')),
  )
  if (linked) throw new Refusal(`${linked} links a PDF that was not printed yet.`)
}

function asOne(work: () => unknown): () => Promise<Tally> {
  return async () => {
    await work()
    return { passed: 1, failed: 0 }
  }
}

/** `npm test`: every proof there is. Nothing that was built before is believed. */
export async function run(): Promise<void> {
  for (const done of ['.cache/site', '.cache/tests-company']) rmSync(done, { recursive: true, force: true })
  // Vitest rebuilds this in the middle of a run when the lockfile has changed, and then the run fails.
  rmSync('node_modules/.vite', { recursive: true, force: true })
  const failed = new Set<string>()
  const total: Tally = { passed: 0, failed: 0 }
  for (const stage of stages) {
    const tally = await perform(stage, failed)
    if (tally.failed > 0) failed.add(stage.name)
    total.passed += tally.passed
    total.failed += tally.failed
  }
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exit(total.failed === 0 ? 0 : 1)
}

async function perform({ name, needs = [], work }: Stage, failed: Set<string>): Promise<Tally> {
  const lacking = needs.filter((need) => failed.has(need))
  if (lacking.length > 0) {
    console.log(`${name}: not run, for it needs ${lacking.join(' and ')}`)
    return { passed: 0, failed: 1 }
  }
  const began = performance.now()
  const tally = await judge(name, work)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${name}: ${tally.passed} passed, ${tally.failed} failed, ${seconds} s`)
  return tally
}

async function judge(name: string, work: Stage['work']): Promise<Tally> {
  try {
    return await work()
  } catch (error) {
    console.log(
      `${name}: ${error instanceof Refusal ? error.message : error instanceof Error ? error.stack : error}`,
    )
    return { passed: 0, failed: 1 }
  }
}
