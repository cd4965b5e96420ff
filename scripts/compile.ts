import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { Refusal } from './step.ts'

/**
 * Writes `.generated/content.json`, the company's files as the Worker bundles them: the values as they are written.
 * The Worker parses them with the schemas that the check uses, so nothing is converted here.
 */
export async function run(): Promise<void> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')))
  const content = {
    version,
    company: read('content/company.yaml'),
    categories: read('content/categories.yaml'),
    promises: versions('content/service-promise/v*.yaml'),
    notices: versions('content/privacy/v*.yaml').map(terms),
    surveys: globSync('content/surveys/*.yaml').sort().map(read),
  }
  mkdirSync('.generated', { recursive: true })
  writeFileSync('.generated/content.json', JSON.stringify(content, null, 1))
}

function read(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Refusal(`${path} cannot be read: ${error instanceof Error ? error.message : error}`)
  }
}

/** Of a privacy notice the Worker enforces times; its pages of words are for the site alone. */
function terms(notice: unknown) {
  const { version, effective, retention } = Object(notice)
  return { version, effective, retention }
}

/** Oldest first, by number: v10 comes after v9. */
function versions(pattern: string): unknown[] {
  const number = (path: string) => Number(basename(path, '.yaml').slice(1))
  return globSync(pattern)
    .sort((a, b) => number(a) - number(b))
    .map(read)
}
