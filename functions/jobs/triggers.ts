const MINUTE = 60_000

/**
 * The cron triggers, as `wrangler.toml` names them, and the jobs that each carries, in this order. The minute has
 * what somebody waits for: deadlines, mail, erasure. The other has what may come a few minutes later.
 */
export const triggers = {
  minute: {
    cron: '* * * * *',
    every: MINUTE,
    /** After this long without a run nobody enforces the promise. */
    overdue: 5 * MINUTE,
    jobs: ['outages', 'erasure-list', 'erasure', 'alarms', 'mail'],
  },
  five: {
    cron: '*/5 * * * *',
    every: 5 * MINUTE,
    overdue: 15 * MINUTE,
    jobs: ['files', 'leftovers', 'survey-retention', 'survey-keys', 'keys'],
  },
} as const

export type Trigger = keyof typeof triggers
export type JobName<One extends Trigger = Trigger> = (typeof triggers)[One]['jobs'][number]

export const triggerNames = ['minute', 'five'] as const satisfies readonly Trigger[]

/** The trigger that Cloudflare names by its cron expression. */
export const triggerOf = (cron: string): Trigger | undefined =>
  triggerNames.find((name) => triggers[name].cron === cron)

type Run = { name: string; lastRunAt: number }

/** When a trigger last ran; undefined before its first run. */
export const lastRunOf = (runs: readonly Run[], trigger: Trigger): number | undefined =>
  runs.find(({ name }) => name === trigger)?.lastRunAt

export const isOverdue = (trigger: Trigger, lastRunAt: number, now: number): boolean =>
  now - lastRunAt > triggers[trigger].overdue

/** The last runs of the jobs that a trigger carries, in their order. */
export const jobsOf = <One extends Run>(runs: readonly One[], trigger: Trigger): One[] =>
  triggers[trigger].jobs.flatMap((name) => runs.filter((run) => run.name === name))
