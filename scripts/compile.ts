import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod/mini'
import { compiledContent, inCompany } from '../site/company-folder.ts'
import { Refusal } from './step.ts'

/**
 * Writes `.generated/content.json`, what of the company's files the Worker bundles: the values as they are written.
 * The Worker parses them by the same contracts as the check, so nothing is converted here. Words that stand on pages
 * alone are left out, and what is long and seldom needed: the Worker reads that from a file beside the pages.
 */
export async function run(): Promise<void> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')))
  const content = {
    version,
    company: sender(read(inCompany('company.yaml'))),
    categories: leaving(read(inCompany('categories.yaml')), 'severities/*/hint', 'categories/*/hint'),
    promises: versions(inCompany('service-promise/v*.yaml')).map((promise) =>
      leaving(promise, 'changes', 'summary'),
    ),
    notices: versions(inCompany('privacy/v*.yaml')).map(terms),
    playbooks: globSync(inCompany('playbooks/*.yaml'))
      .sort()
      .map(read)
      .filter((playbook) => !Object(playbook).draft)
      .map((playbook) => leaving(playbook, 'text')),
    followUps: read(inCompany('follow-ups.yaml')),
    items: globSync(inCompany('remediation/*/ledger.yaml')).sort().flatMap(titles),
    earlyWarning: read(inCompany('early-warning.yaml')),
  }
  mkdirSync(dirname(compiledContent), { recursive: true })
  writeFileSync(compiledContent, JSON.stringify(content, null, 1))
}

function read(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Refusal(`${path} cannot be read: ${error instanceof Error ? error.message : error}`)
  }
}

function sender(company: unknown) {
  const { name, shortName, origin, contact } = Object(company)
  const { email, phone } = Object(contact)
  return { name, shortName, origin, contact: { email, phone } }
}

const leaving = (value: unknown, ...paths: string[]) => paths.reduce(without, value)

/** A copy without what stands at a path; `*` is every entry. What is no object stays, for the check to speak of. */
function without(value: unknown, path: string): unknown {
  const [first = '', ...rest] = path.split('/')
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).flatMap(([key, inner]) => {
    if (first !== '*' && first !== key) return [[key, inner] as const]
    return rest.length === 0 ? [] : [[key, without(inner, rest.join('/'))] as const]
  })
  return Array.isArray(value) ? kept.map(([, inner]) => inner) : Object.fromEntries(kept)
}

/** Of a privacy notice the Worker enforces times; its pages of words are for the site alone. */
function terms(notice: unknown) {
  const { version, effective, retention } = Object(notice)
  return { version, effective, retention: without(retention, 'words') }
}

/** Of a ledger the Worker knows the items by name: a case can name the one that will stop what happened. */
function titles(path: string): unknown[] {
  const { items } = Object(read(path))
  const timeline = basename(dirname(path))
  if (!Array.isArray(items)) return []
  return items.map((item) => ({ id: `${timeline}/${Object(item).id}`, title: Object(item).title }))
}

/** Oldest first, by number: v10 comes after v9. */
function versions(pattern: string): unknown[] {
  const number = (path: string) => Number(basename(path, '.yaml').slice(1))
  return globSync(pattern)
    .sort((a, b) => number(a) - number(b))
    .map(read)
}
