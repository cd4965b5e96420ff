import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { REHEARSAL_DAY } from '../tests/browser/setup/moment.ts'
import { clear, plantPortal } from './bench-build/portal.ts'
import { clearStarlight, plantStarlight } from './bench-build/starlight.ts'
import { type Cost, timed } from './bench-build/timed.ts'
import { pagesOf } from './site.ts'
import { Refusal, step } from './step.ts'

const FEW = 1000
const MANY = 3000
const ROUNDS = 2
/** At most so many times the seconds for three times the documents, and so much of Starlight's for the same. */
const GROWTH = 3.3
const SHARE = 0.6

const env = { TODAY: REHEARSAL_DAY }
const launcher = (command: string) => ['scripts/launch.mjs', command]

/**
 * `npm run bench:build -- --starlight`: how long the pages and the search index of 1,000 and 3,000 generated documents
 * take, and Starlight's of the first 1,000; each from nothing, by turns, the best of two rounds. Then the check, which
 * Starlight has none of, alone and as `npm run build` has it beside the pages.
 */
export async function run(words: string[]): Promise<void> {
  const { values } = parseArgs({ args: words, options: { starlight: { type: 'boolean' } } })
  const few = await step(`Writing ${FEW} documents`, () => plant(FEW))
  const many = await step(`Writing ${MANY} documents`, () => plant(MANY))
  const starlight = values.starlight && (await step('Setting up Starlight', () => plantStarlight(FEW)))
  const costs = { few: worst, many: worst, starlight: worst }
  for (let round = 1; round <= ROUNDS; round++) {
    costs.few = best(costs.few, await step(`${FEW} documents, round ${round}`, () => build(few)))
    if (starlight) {
      clearStarlight()
      const astro = ['node_modules/astro/bin/astro.mjs', 'build']
      const cost = await step(`Starlight, round ${round}`, () => timed(starlight, astro, {}))
      costs.starlight = best(costs.starlight, cost)
    }
    costs.many = best(costs.many, await step(`${MANY} documents, round ${round}`, () => build(many)))
  }
  const check = await step(`The check of ${FEW} documents alone`, () => timed(few, launcher('check'), env))
  const whole = await step(`npm run build of ${FEW} documents`, () => {
    clear(few)
    return timed(few, launcher('build'), env)
  })
  for (const root of [few, many]) rmSync(root, { recursive: true })
  console.log('')
  say(`${FEW} documents`, costs.few)
  say(`${MANY} documents`, costs.many)
  if (starlight) say(`Starlight, the same ${FEW}`, costs.starlight)
  say(`check of ${FEW} documents`, check)
  say(`npm run build of ${FEW} documents`, whole)
  const growth = costs.many.seconds / costs.few.seconds
  const share = costs.few.seconds / costs.starlight.seconds
  console.log(`${growth.toFixed(2)} times as long for three times the documents, at most ${GROWTH}`)
  if (starlight) console.log(`${share.toFixed(2)} of Starlight's time, at most ${SHARE}`)
  if (growth > GROWTH || share > SHARE) throw new Refusal('A budget is broken.')
}

/** The ledger is written as `npm run publish` writes it, for the check compares every version with it. */
async function plant(count: number): Promise<string> {
  const root = plantPortal(count)
  await timed(root, launcher('publish'), env)
  return root
}

/** Pages and search index. What the Worker reads of the content is compiled before, for they read it too. */
async function build(root: string): Promise<Cost> {
  clear(root)
  await timed(root, launcher('compile'), env)
  const pages = pagesOf(env.TODAY)
  return timed(root, [`node_modules/${pages.entry}`, ...pages.words], pages.env)
}

const never = Number.POSITIVE_INFINITY
const worst: Cost = { seconds: never, processor: never, megabytes: never }
const best = (a: Cost, b: Cost): Cost => (a.seconds < b.seconds ? a : b)

const say = (what: string, { seconds, processor, megabytes }: Cost) =>
  console.log(
    `${what}: ${seconds.toFixed(1)} s, ${processor.toFixed(1)} s on the processor, ${Math.round(megabytes)} MB at once`,
  )
