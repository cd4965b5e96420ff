import { spawn } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'
import { Refusal } from './step.ts'

/** Tools stay silent towards their makers, and none waits for an answer on a terminal. */
const quiet = {
  ASTRO_TELEMETRY_DISABLED: '1',
  CI: '1',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_LOG: 'error',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_WRITE_LOGS: 'false',
}

export type Outcome = { code: number; output: string }
type Manner = { env?: Record<string, string>; isShown?: boolean; input?: string; signal?: AbortSignal }

/**
 * Runs a tool from `node_modules` under this Node and keeps what it says; `isShown` lets it be heard at once,
 * `input` is what it reads: a secret among its words would stand in the list of processes. `signal` ends it.
 * `entry` is the tool's JavaScript file, so that no shell and no platform's own wrapper is needed.
 */
export function tool(
  entry: string,
  words: string[],
  { env = {}, isShown = false, input, signal }: Manner = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [`node_modules/${entry}`, ...words], {
    env: { ...process.env, ...quiet, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.end(input)
  const chunks: Buffer[] = []
  const hear = (chunk: Buffer) => {
    chunks.push(chunk)
    if (isShown) process.stdout.write(stripVTControlCharacters(chunk.toString()))
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const end = () => child.kill()
  process.once('exit', end)
  signal?.addEventListener('abort', end)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      process.off('exit', end)
      const output = stripVTControlCharacters(Buffer.concat(chunks).toString())
      resolve({ code: code ?? 1, output })
    })
  })
}

/** Runs a tool that must succeed; where it does not, the refusal is what it said from its first error on. */
export async function insist(
  what: string,
  entry: string,
  words: string[],
  manner: Pick<Manner, 'env' | 'signal'> = {},
) {
  const { code, output } = await tool(entry, words, manner)
  if (code !== 0) {
    const from = output.search(/^.*\[(ERROR|\w+Error)\]/m)
    throw new Refusal(`${what}:\n${output.slice(Math.max(from, 0)).trim()}`)
  }
}
