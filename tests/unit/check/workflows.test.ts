import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod/mini'

const Step = z.object({
  uses: z.optional(z.string()),
  run: z.optional(z.string()),
  env: z.optional(z.record(z.string(), z.string())),
})
const Job = z.object({
  permissions: z.optional(z.record(z.string(), z.string())),
  'timeout-minutes': z.optional(z.number()),
  uses: z.optional(z.string()),
  steps: z._default(z.array(Step), []),
})
const Workflow = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), Job),
})

const workflows = globSync('.github/workflows/*.yml').map((file) => {
  const text = readFileSync(file, 'utf8')
  return { name: basename(file), text, ...Workflow.parse(parse(text)) }
})
const jobs = workflows.flatMap(({ name, jobs }) =>
  Object.entries(jobs).map(([job, rest]) => ({ name: `${name} ${job}`, ...rest })),
)
const steps = jobs.flatMap(({ name, steps }) => steps.map((step) => ({ name, ...step })))

/** What a pull request starts, also one from a fork. */
const reading = ['audit.yml', 'check.yml']

test('the workflows are all there', () => {
  expect(workflows.map(({ name }) => name).sort()).toEqual([
    'audit.yml',
    'check.yml',
    'draft.yml',
    'new.yml',
    'preview.yml',
    'publish.yml',
    'revise.yml',
  ])
})

test('a workflow that a pull request starts reads, writes nothing and holds no secret', () => {
  const started = workflows.filter(({ on }) =>
    Object.keys(on).some((event) => event.startsWith('pull_request')),
  )
  expect(started.map(({ name }) => name).sort()).toEqual(reading)
  for (const { text, on, permissions, jobs } of started) {
    expect(Object.keys(on)).not.toContain('pull_request_target')
    expect(text).not.toMatch(/secrets\.|environment:/)
    expect(permissions).toEqual({ contents: 'read' })
    for (const job of Object.values(jobs)) expect(job.permissions).toBeUndefined()
  }
})

test('no workflow may do anything by default, and each job says what it needs', () => {
  for (const { name, permissions } of workflows.filter(({ name }) => !reading.includes(name)))
    expect(permissions, name).toEqual({})
  for (const { name, permissions } of jobs.filter(({ name }) => !reading.some((one) => name.startsWith(one))))
    expect(permissions, name).toBeDefined()
})

test('where the repository can be written, no dependency runs', () => {
  const writing = jobs.filter(
    ({ permissions = {}, uses }) => !uses && Object.values(permissions).includes('write'),
  )
  expect(writing.map(({ name }) => name).sort()).toEqual(['draft.yml propose', 'publish.yml ledger'])
  for (const { steps } of writing)
    for (const { run = '' } of steps) expect(run).not.toMatch(/\bnp[mx]\b|\bnode\b/)
})

test('secrets are given to single steps alone', () => {
  for (const { name, text } of workflows) {
    const given = text.match(/secrets\.\w+/g)?.length ?? 0
    const inSteps = steps
      .filter((step) => step.name.startsWith(name))
      .flatMap(({ env = {} }) => Object.values(env))
      .filter((value) => value.includes('secrets.')).length
    expect(inSteps, name).toBe(given)
  }
})

test('what a person typed never becomes part of a script', () => {
  for (const { name, run = '' } of steps) expect(run, name).not.toMatch(/\$\{\{/)
})

test('actions come from GitHub itself, each at one commit whose version is said beside it', () => {
  const used = workflows.flatMap(({ text }) => [...text.matchAll(/uses: (.*)/g)].map(([, uses = '']) => uses))
  const others = used.filter((uses) => uses !== './.github/workflows/draft.yml')
  expect(others.length).toBeGreaterThan(10)
  for (const uses of others) expect(uses).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  const actions = new Set(others.map((uses) => uses.split('@')[0]))
  expect(new Set(others).size).toBe(actions.size)
})

test('updates of dependencies and actions are proposed in groups, the Nodes of all platforms in one of their own', () => {
  const Update = z.object({
    'package-ecosystem': z.string(),
    schedule: z.object({ interval: z.string() }),
    groups: z.record(z.string(), z.object({ patterns: z.array(z.string()) })),
  })
  const text = readFileSync('.github/dependabot.yml', 'utf8')
  const { updates } = z.object({ version: z.literal(2), updates: z.array(Update) }).parse(parse(text))
  expect(updates.map((one) => [one['package-ecosystem'], one.schedule.interval])).toEqual([
    ['npm', 'monthly'],
    ['github-actions', 'monthly'],
  ])
  for (const { groups } of updates) expect(Object.values(groups).at(-1)).toEqual({ patterns: ['*'] })
  const [[first, { patterns = [] } = {}] = []] = updates.map(({ groups }) => Object.entries(groups)[0] ?? [])
  expect(first).toBe('node')
  const { optionalDependencies } = z
    .object({ optionalDependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')))
  const isGrouped = (name: string) => patterns.some((one) => name.startsWith(one.replace('*', '')))
  expect(Object.keys(optionalDependencies).filter((name) => !isGrouped(name))).toEqual([])
})

test('known weaknesses of dependencies are looked for every week, and npm is not told to pass over them', () => {
  const audit = workflows.find(({ name }) => name === 'audit.yml')
  expect(Object.keys(audit?.on ?? {})).toContain('schedule')
  expect(
    Object.values(audit?.jobs ?? {}).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? [])),
  ).toEqual(['npm audit --audit-level=high'])
  expect(readFileSync('.npmrc', 'utf8')).not.toMatch(/^audit/m)
})

test('every job ends by itself', () => {
  for (const { name, uses, 'timeout-minutes': minutes } of jobs)
    expect(uses !== undefined || minutes !== undefined, name).toBe(true)
})

test('publishing goes in order: ledger, build, migrations, deployment, and the ledger is committed last', () => {
  const { jobs = {}, text = '' } = workflows.find(({ name }) => name === 'publish.yml') ?? {}
  const commands = jobs['deploy']?.steps.flatMap(({ run }) => run ?? [])
  expect(commands).toEqual([
    'npm ci',
    'npm run publish -- --language both',
    'npm run pdf',
    'npx wrangler d1 migrations apply DB --remote',
    'npx wrangler deploy',
  ])
  expect(text.match(/cron:/g)).toHaveLength(1)
  expect(text).toMatch(/ledger:\n\s+needs: deploy/)
})

test('the commands that the workflows run exist', () => {
  const scripts = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8'))).scripts
  const run = workflows.flatMap(({ text }) =>
    [...text.matchAll(/npm run (\w+)|command: (\w+)/g)].map(([, a, b]) => a ?? b ?? ''),
  )
  expect(run.length).toBeGreaterThan(5)
  for (const name of run) expect(Object.keys(scripts)).toContain(name)
})
