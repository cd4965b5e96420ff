import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { Refusal } from '../step.ts'

/**
 * What a command took. The processor's own seconds hardly change while others use the machine; they and the memory
 * are known on Linux alone, whose kernel says them of every process.
 */
export type Cost = { seconds: number; processor: number; megabytes: number }

const SAMPLE = 200

/** Runs a Node command in a folder; the memory is the highest sum of it and all its descendants, sampled. */
export async function timed(root: string, words: string[], env: Record<string, string>): Promise<Cost> {
  const [began, before] = [performance.now(), processorSeconds()]
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [said, megabytes] = ['', 0]
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  const sampling = setInterval(() => {
    megabytes = Math.max(megabytes, memoryOf(child.pid ?? 0))
  }, SAMPLE)
  const code = await new Promise((resolve) => child.on('close', resolve))
  clearInterval(sampling)
  if (code !== 0) throw new Refusal(`${words.join(' ')} failed in ${root}:\n${said.slice(-3000)}`)
  const seconds = (performance.now() - began) / 1000
  return { seconds, processor: processorSeconds() - before, megabytes }
}

/**
 * What all children that have ended took on the processor, with their own children; the kernel counts in hundredths.
 * It leaves out whoever was not waited for, as Pagefind's own process may not be: seconds by the clock leave out nothing.
 */
function processorSeconds(): number {
  if (process.platform !== 'linux') return 0
  const afterName = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(afterName[13]) + Number(afterName[14])) / 100
}

/** The resident memory of a process and its descendants. A page that two of them share counts twice. */
function memoryOf(root: number): number {
  const all = processes()
  const family = new Set([root])
  // A parent is older than its child and has, until the numbers wrap, the lower one.
  for (const { pid, parent } of all) if (family.has(parent)) family.add(pid)
  return all.reduce((sum, { pid, kilobytes }) => sum + (family.has(pid) ? kilobytes : 0), 0) / 1024
}

function processes() {
  if (process.platform !== 'linux') return []
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.flatMap(readProcess).sort((a, b) => a.pid - b.pid)
}

function readProcess(pid: string) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const number = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
    return [{ pid: Number(pid), parent: number('PPid'), kilobytes: number('VmRSS') }]
  } catch {
    // It ended between the listing and the reading.
    return []
  }
}
