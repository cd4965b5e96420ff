import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import * as z from 'zod/mini'
import { Refusal, step } from './step.ts'

export const KeyRing = z.strictObject({
  current: z.int(),
  keys: z.record(z.string(), z.base64().check(z.refine((key) => Buffer.from(key, 'base64').length === 32))),
})

/** The example company's people at the desk. */
export const exampleStaff = [
  { id: 'li-wen', email: 'li.wen@chengming.example', name: '李文', role: 'handler' },
  { id: 'zhao-min', email: 'zhao.min@chengming.example', name: '赵敏', role: 'supervisor' },
  { id: 'chen-yu', email: 'chen.yu@chengming.example', name: '陈宇', role: 'executive' },
  { id: 'auditor', email: 'auditor@assessor.example', name: 'M. Weber', role: 'assessor' },
  { id: 'ops', email: 'ops@chengming.example', name: '运维', role: 'operator' },
]

/** What a portal on this machine needs: its keys, and who comes to the desk. Says so where something was added. */
export async function prepareSecrets(persist: string): Promise<void> {
  await step('Drawing the secrets into .dev.vars', () => drawSecrets(persist))
  const added = addDesk()
  if (added.length > 0)
    console.log(
      `.dev.vars named no ${added.join(' and no ')}, so the desk would have been closed: added for this machine, and nothing else was changed.`,
    )
}

/**
 * A file from before the desk names nobody who may come to it. What is named stays, also an empty value, by which
 * somebody keeps the desk closed.
 */
function addDesk(): string[] {
  const written = readFileSync('.dev.vars', 'utf8')
  const named = parseEnv(written)
  const lines = Object.entries(deskVars(named['STAFF'])).filter(([name]) => !(name in named))
  if (lines.length === 0) return []
  const start = written === '' || written.endsWith('\n') ? '' : '\n'
  appendFileSync('.dev.vars', `${start}${lines.map(([name, value]) => `${name}=${value}\n`).join('')}`)
  return lines.map(([name]) => name)
}

/** Who may come to the desk, and whom this machine plays there: the first of them. */
function deskVars(staff = JSON.stringify(exampleStaff)): Record<string, string> {
  const first = z.array(z.object({ id: z.string() })).safeParse(parseJson(staff)).data?.[0]
  return { STAFF: `'${staff}'`, DEVELOPMENT_STAFF: first?.id ?? '' }
}

/**
 * Draws the secrets of a new portal into `.dev.vars`, and never touches a file that is there:
 * whatever was sealed with its keys can be opened by nothing else.
 */
function drawSecrets(persist: string): 'unchanged' | 'drawn' {
  if (existsSync('.dev.vars')) {
    requireKeys(parseEnv(readFileSync('.dev.vars', 'utf8')).KEYS)
    return 'unchanged'
  }
  if (existsSync(`${persist}/v3/d1`)) {
    throw new Refusal(
      `The secrets are missing: put back .dev.vars, whose keys open the cases in ${persist}, or delete ${persist} to begin anew.`,
    )
  }
  const vars = [
    `KEYS='${newKeyRing()}'`,
    '# Who may come to the desk, and whom this machine plays there; both are for development alone.',
    ...Object.entries(deskVars()).map(([name, value]) => `${name}=${value}`),
  ]
  writeFileSync('.dev.vars', `${vars.join('\n')}\n`, { mode: 0o600 })
  return 'drawn'
}

export type KeyRing = z.output<typeof KeyRing>

export const drawKey = () => randomBytes(32).toString('base64')

export const newKeyRing = () => JSON.stringify({ current: 1, keys: { 1: drawKey() } } satisfies KeyRing)

function requireKeys(written: string | undefined): void {
  if (!written) {
    throw new Refusal(
      'The secret KEYS is missing from .dev.vars: put it back, or delete .dev.vars to have a new one drawn.',
    )
  }
  parseKeyRing(written, 'The secret KEYS in .dev.vars')
}

export function parseKeyRing(written: string, where: string): KeyRing {
  const ring = KeyRing.safeParse(parseJson(written))
  if (!ring.success || !(ring.data.current in ring.data.keys))
    throw new Refusal(`${where} is no key ring like {"current":1,"keys":{"1":"<32 bytes in base64>"}}.`)
  return ring.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
