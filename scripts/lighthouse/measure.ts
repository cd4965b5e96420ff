import lighthouse, { type Flags, type Result } from 'lighthouse'
import { type Category, categories, type Figures } from './figures.ts'

const RUNS = 3
/** A busy machine loses the beginning of a trace now and then; Lighthouse then has no figures and asks to be run again. */
const TRIES = 5

/** Loads the page three times; of each category the median counts. */
async function measure(url: string, port: number): Promise<Figures> {
  const flags = { ...(await flagsFor(url)), port }
  const results: Result[] = []
  for (let round = 0; round < RUNS; round++) results.push(await load(url, flags))
  // Whoever keeps a page out of search engines has no use for their marks.
  const asked = categories.filter((category) => category !== 'seo' || results.every(isIndexable))
  const scores = asked.map((one) => [one, median(results.map((result) => scoreOf(result, one)))])
  const lacking = results.flatMap((result) => asked.flatMap((category) => lackingIn(result, category)))
  return { scores: Object.fromEntries(scores), lacking: [...new Set(lacking)] }
}

async function load(url: string, flags: Flags, tries = 1): Promise<Result> {
  const { lhr } = (await lighthouse(url, flags)) ?? {}
  if (lhr && !lhr.runtimeError) return lhr
  if (tries < TRIES) return load(url, flags, tries + 1)
  throw new Error(`${url}: ${lhr?.runtimeError?.message ?? 'no result'}`)
}

/** Whatever is not named is Lighthouse's own default: a telephone of the middle class on a slow, simulated 4G. */
async function flagsFor(url: string): Promise<Flags> {
  const { status } = await fetch(url)
  return {
    logLevel: 'error',
    onlyCategories: [...categories],
    disableFullPageScreenshot: true,
    // That nothing stands at an address is a page too, and Chromium writes its 404 to the console by itself.
    ...(status === 404 ? { ignoreStatusCode: true, skipAudits: ['errors-in-console'] } : {}),
  }
}

const isIndexable = ({ audits }: Result) => audits['is-crawlable']?.score === 1

const scoreOf = ({ categories }: Result, category: Category) =>
  Math.round((categories[category]?.score ?? 0) * 100)

const median = (scores: number[]) => scores.sort((a, b) => a - b)[Math.floor(scores.length / 2)] ?? 0

function lackingIn({ categories, audits }: Result, category: Category): string[] {
  const refs = categories[category]?.auditRefs.filter(({ weight }) => weight > 0) ?? []
  return refs.flatMap(({ id }) => {
    const { score = null, title = id, displayValue = '' } = audits[id] ?? {}
    return score === null || score === 1 ? [] : [`${category}, ${score}: ${title} ${displayValue}`.trim()]
  })
}

/**
 * Prints a page's figures: `node scripts/lighthouse/measure.ts <address> <port of the browser>`. It runs in a
 * process of its own, for where wrangler is loaded Lighthouse cannot read the browser's trace (NO_NAVSTART).
 */
const [url = '', port = ''] = process.argv.slice(2)
console.log(JSON.stringify(await measure(url, Number(port))))
