import { resolve } from 'node:path'

/**
 * Every stage of the tests but one runs on a company of the tests' own, which a fork never touches. Its pages, its
 * compiled content and its Worker lie in a folder of their own, so that nothing of it can be deployed.
 */
export const testsCompany = {
  COMPANY_FOLDER: 'tests/company',
  // Node, too, takes this company's content for `#content` (package.json).
  NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --conditions=tests-company`.trim(),
}

const made = '.cache/tests-company'
export const compiledContent = resolve(made, 'content.json')
export const workerConfig = resolve(made, 'wrangler.toml')
