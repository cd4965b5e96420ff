import { triggerNames, triggers } from '../functions/jobs/triggers.ts'
import type { Portal } from './portal.ts'

type Ticking = Pick<Portal, 'tick'>

/** Runs both cron triggers once. */
export async function runTriggers(portal: Ticking): Promise<void> {
  for (const trigger of triggerNames) await portal.tick(trigger, new Date())
}

/** Runs each cron trigger as often as Cloudflare would. `portal` is asked for each time: it may be another by then. */
export function keepTime(portal: () => Ticking, report: (error: unknown) => void) {
  const timers = triggerNames.map((trigger) =>
    setInterval(() => void portal().tick(trigger, new Date()).catch(report), triggers[trigger].every),
  )
  return { stop: () => timers.forEach(clearInterval) }
}
