import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { convertV4MiniflareOptions, Miniflare, type Request, type Response } from 'miniflare'
import { unstable_getMiniflareWorkerOptions, unstable_readConfig } from 'wrangler'
import { type Trigger, triggers } from '../functions/jobs/triggers.ts'
import { Letterbox, LOCAL_SENDER, type LocalMail, showMail } from './letterbox.ts'
import { withoutOrphans } from './orphans.ts'

process.env.WRANGLER_LOG ??= 'error'

export type Where = {
  port: number
  /** The folder that keeps D1 and R2; `.wrangler/state` is the one that `wrangler d1 … --local` reads. */
  persist: string
  /** Secrets and settings for the Worker; without them `.dev.vars` is read. */
  vars?: Record<string, string>
  configPath?: string
  /** The folder that `wrangler deploy --dry-run --outdir` filled. */
  bundle?: string
  /** Answers for the built pages; without it they come from the folder that the configuration names. */
  pages?: (request: Request) => Promise<Response>
  onLog?: (line: { level: string; message: string }) => void
  /** What becomes of a mail; without it the console shows it. */
  onMail?: (mail: LocalMail) => void
}

export type Portal = Awaited<ReturnType<typeof openPortal>>

/**
 * Serves the built Worker with its pages, database, files and limits, as Cloudflare would.
 *
 * `wrangler dev` is not used because it puts its own host in place of the one that the browser asked for:
 * the Worker decides by that host who may see the desk.
 */
export async function openPortal(where: Where) {
  const { configPath = 'wrangler.toml', bundle = '.build', onLog = complain, onMail = showMail } = where
  const config = unstable_readConfig({ config: configPath })
  const name = config.name ?? 'portal'
  const { workerOptions } = unstable_getMiniflareWorkerOptions(config)
  const { assets: _, ...bare } = workerOptions
  const served = where.pages ? { ...bare, serviceBindings: { ASSETS: where.pages } } : workerOptions
  const options = convertV4MiniflareOptions({
    host: 'localhost',
    port: where.port,
    // Whoever asks sits at this machine; elsewhere Cloudflare says where they seem to be.
    cf: { timezone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    log: new Letterbox(onMail),
    logRequests: false,
    handleStructuredLogs: onLog,
    resourcePersistencePath: `${where.persist}/v3`,
    workers: [
      {
        ...served,
        name,
        bindings: {
          ...config.vars,
          MAIL_FROM: config.vars['MAIL_FROM'] || LOCAL_SENDER,
          ...(where.vars ?? localVars()),
        },
        // Miniflare reads them from where the configuration lies, which is a copy for another company.
        modulesRoot: resolve(bundle),
        modules: [{ type: 'ESModule', path: resolve(bundle, 'index.js') }],
      },
    ],
  })
  const { opened: miniflare, forget } = await withoutOrphans(async () => {
    const opening = new Miniflare(options)
    await opening.ready
    return opening
  })
  const { origin } = await miniflare.ready
  return {
    origin,
    /** The id of the database, as `wrangler.toml` has it. */
    database: config.d1_databases[0]?.database_id ?? 'none',
    /** The Worker's own bindings, to be used from here. */
    bindings: <Env>() => miniflare.getBindings<Env>(name),
    /** Runs the scheduled handler, as that cron trigger would. */
    tick: async (trigger: Trigger, at: Date) => {
      const worker: object = await miniflare.getWorker(name)
      if (!isTicking(worker)) throw new Error('Miniflare offers no way to run the scheduled handler.')
      const { outcome } = await worker.scheduled({ cron: triggers[trigger].cron, scheduledTime: at })
      if (outcome !== 'ok') onLog({ level: 'error', message: `The scheduled handler ended with: ${outcome}` })
    },
    close: async () => {
      await miniflare.dispose()
      forget()
    },
  }
}

type Ticking = {
  scheduled: (event: { cron: string; scheduledTime: Date }) => Promise<{ outcome: string }>
}

/** Miniflare's own type for this leans on a package of types that is not installed. */
function isTicking(worker: object): worker is Ticking {
  return typeof Reflect.get(worker, 'scheduled') === 'function'
}

/** What `.dev.vars` says, every line of it; wrangler would drop those that `wrangler.toml` does not name. */
function localVars(): NodeJS.Dict<string> {
  return statSync('.dev.vars', { throwIfNoEntry: false }) ? parseEnv(readFileSync('.dev.vars', 'utf8')) : {}
}

function complain({ level, message }: { level: string; message: string }): void {
  if (level === 'error' || level === 'warn') console.error(message)
}
