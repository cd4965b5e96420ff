import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string) => ({ path, text: readFileSync(`${root}${path}`, 'utf8') })
const sources = globSync('{functions,site,scripts}/**/*.{ts,tsx,mjs,astro,css}', { cwd: root })
  .sort()
  .map(read)
const migrations = globSync('migrations/*.sql', { cwd: root }).sort().map(read)

/** `file → target`; a relative target is written from the root, so that a rule reads like the tree. */
const imports = sources.flatMap(({ path, text }) =>
  [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(([, target = '']) => ({
    file: path,
    target: target.startsWith('.') ? posix.join(posix.dirname(path), target) : target,
  })),
)
const offending = (file: RegExp, isAllowed: (target: string, file: string) => boolean) =>
  imports
    .filter((one) => file.test(one.file) && !isAllowed(one.target, one.file))
    .map((one) => `${one.file} → ${one.target}`)

test('the tests below see the tree', () => {
  expect(sources.length).toBeGreaterThan(100)
  expect(imports).toContainEqual({
    file: 'functions/complaints/rules.ts',
    target: 'functions/complaints/effects.ts',
  })
  expect(imports).toContainEqual({ file: 'functions/complaints/store.ts', target: 'drizzle-orm' })
})

/** What decides is a pure function of facts and an instant. */
const pure =
  /^functions\/[a-z-]+\/(contract|rules|refusals|windows|effects|aftercare|alarms|contacting|pausing|reaching|reminding|code)\.ts$/

describe('contracts and rules are pure', () => {
  test('they import schemas, calendars and one another, nothing else', () => {
    const own = (target: string, file: string) =>
      pure.test(target) && posix.dirname(target) === posix.dirname(file)
    expect(
      offending(
        pure,
        (target, file) =>
          /^(zod\/mini|temporal-polyfill\/fns\/[A-Za-z]+|#(contract|rules)\/[a-z-]+)$/.test(target) ||
          own(target, file),
      ),
    ).toEqual([])
  })
  test('they read no clock and draw no chance', () => {
    const asks = /Date\.now|new Date\(\)|Temporal\.Now|performance\.|Math\.random|\bfetch\(|\bprocess\./
    expect(
      sources.filter(({ path, text }) => pure.test(path) && asks.test(text)).map(({ path }) => path),
    ).toEqual([])
  })
  test('only the drawing of numbers and codes is left to chance', () => {
    const draws = sources.filter(({ path, text }) => pure.test(path) && /\bcrypto\b/.test(text))
    expect(draws.map(({ path }) => path)).toEqual(['functions/complaints/code.ts'])
  })
})

describe('the site', () => {
  /** Its collections’ schemas are also read by `npm run check`, outside Astro, and take contracts by their path. */
  const contractByPath = (target: string, file: string) =>
    file.startsWith('site/schemas/') && /^functions\/[a-z-]+\/contract\.ts$/.test(target)
  /** The API's description is made with the pages, and describes all that runs. */
  const description = (target: string, file: string) =>
    file === 'site/pages/api/openapi.json.ts' && target === 'functions/openapi.ts'
  test('reaches what runs through #contract and #rules alone', () => {
    const may = (target: string, file: string) =>
      !/^functions\//.test(target) || contractByPath(target, file) || description(target, file)
    expect(offending(/^site\//, may)).toEqual([])
  })
  test('knows neither scripts nor tests, nor the words and content as the Worker does', () => {
    expect(offending(/^site\//, (target) => !/^(scripts|tests)\/|^#(words|content)/.test(target))).toEqual([])
  })
})

describe('what runs', () => {
  test('reaches the site’s words and the company’s files through #words and #content alone', () => {
    expect(
      offending(/^functions\//, (target) => !/^(site|content|scripts|tests|\.generated)\//.test(target)),
    ).toEqual([])
  })
  test('carries no words that stand on pages alone', () => {
    expect(offending(/^functions\//, (target) => !/^#words\/(.+\/)?pages\//.test(target))).toEqual([])
    expect(offending(/^site\/i18n\/(?!.*pages\/)/, (target) => !target.includes('/pages/'))).toEqual([])
  })
  test('keeps SQL in stores and tables', () => {
    const mayQuery = /\/(store|[a-z]+-store|tables|column)\.ts$|^functions\/(index|env|means)\.ts$/
    expect(
      offending(/^functions\//, (target, file) => !target.startsWith('drizzle-orm') || mayQuery.test(file)),
    ).toEqual([])
  })
  test('begins its routes in one place, so that one router is bundled and no preset', () => {
    const preset = /^import \{.*\bHono\b.*\} from 'hono'/m
    const begins = sources.filter(({ path, text }) => path.startsWith('functions/') && preset.test(text))
    expect(begins.map(({ path }) => path)).toEqual([])
  })
  /** They describe the API and type what answers it. A bundler cannot tell that nothing parses by them. */
  test('carries no schema of an answer', () => {
    const answers = /^functions\/(complaints\/.*-contract|desk\/(api|file)\/.*contract)\.ts$/
    const asValues = sources
      .filter(({ path }) => path.startsWith('functions/') && !/openapi|contract\.ts$/.test(path))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/^import (?!type\b)(?:\{[^}]*\}|\S+) from '(\.[^']+)'/gm)].map(
          ([, target = '']) => ({
            path,
            target: posix.join(posix.dirname(path), target),
          }),
        ),
      )
      .filter(({ target }) => answers.test(target))
    expect(asValues).toEqual([])
  })
  test('has no domain in HTTP and secrets', () => {
    const slice = /^functions\/(complaints|surveys|jobs|staff)\/|^#rules\//
    expect(offending(/^functions\/(http|secrets)\//, (target) => !slice.test(target))).toEqual([])
  })

  /**
   * A slice uses another’s contract, rules and tables. Beyond that stands what is listed: the clock job takes
   * steps on cases as a customer's request does. Files, mail, notices to staff and early warnings
   * serve every slice, and know none.
   */
  const known = [
    'functions/jobs/tick.ts → functions/complaints/clockwork/alarm-clock.ts',
    'functions/jobs/tick.ts → functions/complaints/contact/mailing.ts',
    'functions/jobs/tick.ts → functions/complaints/clockwork/rekeying.ts',
    'functions/jobs/tick.ts → functions/surveys/rekeying.ts',
    'functions/jobs/tick.ts → functions/surveys/retention.ts',
    'functions/jobs/tick.ts → functions/complaints/clockwork/endings.ts',
    'functions/jobs/tick.ts → functions/complaints/clockwork/leftovers-store.ts',
    // A case moves to another key with the replies that the desk has sealed under its own.
    'functions/complaints/clockwork/rekeying.ts → functions/desk/drafts.ts',
    'functions/notices/reach.ts → functions/staff/identity.ts',
    // The desk tells its operator how the clock and its jobs run.
    'functions/desk/running-page.tsx → functions/jobs/store.ts',
    'functions/desk/running-page.tsx → functions/jobs/triggers.ts',
  ]
  /**
   * Staff act on the same cases as customers do: the desk takes steps through the complaints' handling, reads a case
   * through its opening, files one through the same intake, and shows it in the same parts of a page. Who staff are is the staff slice's to say.
   */
  const handles =
    /^functions\/desk\/.* → functions\/(staff\/identity|complaints\/((aftercare|code|reaching|handling|opening-store|routes|store|view|waiting|words|windows)|case\/(case-files|clocks|history|place)|contact\/(mailing|finding)|record\/record(-contract|-page)?|files-routes|filing\/(filing-schema|beginning|check-page|draft|intake|judging|staged-files)))\.tsx?$/
  test('keeps a slice’s store and routes to the slice', () => {
    const sliceOf = (path: string) => /^functions\/([a-z-]+)\//.exec(path)?.[1]
    const isShared = (target: string) =>
      /^functions\/(http|secrets|files|mail|notices|alerts|outages)\/|\/(contract|rules|tables)\.ts$/.test(
        target,
      )
    const found = offending(
      /^functions\/(?!http|secrets)[a-z-]+\//,
      (target, file) => !sliceOf(target) || sliceOf(target) === sliceOf(file) || isShared(target),
    )
    expect(found.filter((one) => !known.includes(one) && !handles.test(one))).toEqual([])
  })
})

test('zod is imported whole, so that a bundler drops what is not used', () => {
  const named = sources.filter(({ text }) =>
    /import\s+(type\s+)?(\{|z\b)[^'\n]*from '(zod|astro\/zod)'/.test(text),
  )
  expect(named.map(({ path }) => path)).toEqual([])
})

/** Sentences and stories are read one by one, not as a program; everything else fits in a head. */
test('no program is longer than 250 lines', () => {
  const isTold = /^site\/i18n\/(zh-CN|en)\/|^scripts\/demo-cases\/cases\.ts$/
  const long = sources.filter(({ path, text }) => !isTold.test(path) && text.split('\n').length - 1 > 250)
  expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length - 1}`)).toEqual([])
})

/** A fork renames and deletes what the example says; only what is built of it, or ships with it, may be looked at. */
describe('tests stand on a company of their own', () => {
  const tests = globSync('tests/{unit,edge,browser}/**/*.{ts,tsx}', { cwd: root }).sort().map(read)
  test('and read nothing of a company in content/', () => {
    expect(tests.length).toBeGreaterThan(200)
    const reading = tests.filter(({ text }) => /['"`/]content\/(example\b|\*)/.test(text))
    expect(reading.map(({ path }) => path)).toEqual(['tests/unit/architecture.test.ts'])
  })
  test('nor name the example, or what only it has', () => {
    const own = new Set(slugs('tests/company'))
    const others = slugs('content/example').filter((slug) => !own.has(slug))
    const named = tests.flatMap(({ path, text }) =>
      others.filter((slug) => text.includes(slug)).map((slug) => `${path}: ${slug}`),
    )
    expect(named).toEqual([])
  })
})

/** The names of a company's documents that nothing else is called by. */
function slugs(company: string): string[] {
  return globSync(`${company}/{white-papers,statements,faq,remediation,playbooks,surveys}/*`, { cwd: root })
    .map((path) => posix.basename(path, '.yaml'))
    .filter((slug) => slug.includes('-'))
}

describe('a migration never takes away what customers wrote', () => {
  test('there are some', () => expect(migrations.length).toBeGreaterThan(0))
  test.each([/__new_/i, /DROP\s+TABLE/i, /foreign_keys\s*=\s*OFF/i, /ON\s+DELETE\s+CASCADE/i])(
    '%s',
    (forbidden) => {
      expect(migrations.filter(({ text }) => forbidden.test(text)).map(({ path }) => path)).toEqual([])
    },
  )
})
