import { readFileSync, rmSync } from 'node:fs'
import * as z from 'zod/mini'
import { testsCompany } from '../tests/own-company.ts'
import { tool } from './tool.ts'

export type Tally = { passed: number; failed: number }

const VitestReport = z.object({ numPassedTests: z.int(), numFailedTests: z.int() })
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
})

/** The tests of some Vitest projects, such as `unit` in Node or `edge` in workerd. */
export async function vitest(...projects: string[]): Promise<Tally> {
  const report = `.cache/${projects.join('-')}.json`
  const words = [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  rmSync(report, { force: true })
  const { code } = await tool('vitest/vitest.mjs', words, { isShown: true })
  const { numPassedTests, numFailedTests } = VitestReport.safeParse(readReport(report)).data ?? nothing
  return judge(code, { passed: numPassedTests, failed: numFailedTests })
}

/** `pages`: every page of the company's own. `browser`: the journeys. A test that passed only at the second try did not pass. */
export async function playwright(suite: 'pages' | 'browser'): Promise<Tally> {
  const report = `.cache/${suite}.json`
  rmSync(report, { force: true })
  const own = suite === 'pages' ? { PAGES_OF: 'ours' } : testsCompany
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report, ...own }
  const { code } = await tool('@playwright/test/cli.js', ['test', '--reporter=dot,json'], {
    env,
    isShown: true,
  })
  const { expected, unexpected, flaky } = PlaywrightReport.safeParse(readReport(report)).data?.stats ?? none
  return judge(code, { passed: expected, failed: unexpected + flaky })
}

const nothing = { numPassedTests: 0, numFailedTests: 0 }
const none = { expected: 0, unexpected: 0, flaky: 0 }

/** A suite that ran no test, or that failed outside its tests, has failed. */
function judge(code: number, { passed, failed }: Tally): Tally {
  const isSound = failed > 0 || (code === 0 && passed > 0)
  return { passed, failed: isSound ? failed : 1 }
}

function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
