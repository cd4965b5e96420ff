import { readdirSync, readFileSync } from 'node:fs'

const TICK = 10

/**
 * Milliseconds that the processes which this one started have spent on the processor: hardly other while others use the
 * machine. Known on Linux alone, whose kernel counts in hundredths of a second; elsewhere 0.
 */
export function processorTime(): number {
  if (process.platform !== 'linux') return 0
  const ticks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(ticksOfChild)
  return ticks.reduce((sum, one) => sum + one, 0) * TICK
}

function ticksOfChild(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [, parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return Number(parent) === process.pid ? Number(rest[9]) + Number(rest[10]) : 0
  } catch {
    // It ended between the listing and the reading.
    return 0
  }
}
