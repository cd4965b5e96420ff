import { relative } from 'node:path'
import { fetch } from 'miniflare'
import { bundle } from '../bundle.ts'
import { keepTime, runTriggers } from '../clock.ts'
import * as compile from '../compile.ts'
import { readDemo, seedOnce } from '../demo.ts'
import { migrate } from '../migrations.ts'
import { openPortal, type Portal } from '../portal.ts'
import { Refusal, step } from '../step.ts'
import { addressAt } from './address.ts'
import { SHELL } from './front.ts'

const persist = '.wrangler/state'
const sources = /^(functions\/|site\/i18n\/|migrations\/|content\/.*\.yaml$|wrangler\.toml$)/
/** An editor saves in several writes, and several files at once. */
const PAUSE = 150

/** The Worker with its data on a port of its own, built again whenever a file it is made of changes. */
export async function openBackstage(site: string) {
  await build()
  let portal = await open(site, 0)
  const port = Number(new URL(portal.origin).port)
  let timer: NodeJS.Timeout | undefined
  let work = Promise.resolve()

  /** What does not build leaves the Worker that runs as it is. */
  async function rebuild(): Promise<void> {
    await build()
    await portal.close()
    portal = await open(site, port)
  }
  keepTime(() => portal, report)
  return {
    origin: portal.origin,
    demo: readDemo(persist, portal.database),
    changed: (path: string) => {
      if (!sources.test(relative(process.cwd(), path))) return
      clearTimeout(timer)
      timer = setTimeout(() => {
        work = work.then(rebuild).catch(report)
      }, PAUSE)
    },
    close: () => portal.close(),
  }
}

async function build(): Promise<void> {
  await compile.run()
  await step('Bundling the Worker', bundle)
}

async function open(site: string, port: number): Promise<Portal> {
  const onLog = ({ message }: { message: string }) => console.log(message)
  const portal = await openPortal({ port, persist, onLog, pages: pagesOf(site) })
  const { DB } = await portal.bindings<{ DB: Parameters<typeof migrate>[0] }>()
  await migrate(DB)
  await seedOnce(portal, persist, portal.database, new Date())
  await runTriggers(portal)
  return portal
}

/** In place of the built pages: the page as Astro makes it at this moment. */
function pagesOf(site: string) {
  return ({ url }: { url: string }) => {
    const { pathname } = new URL(url)
    return fetch(addressAt(site, pathname), { headers: { [SHELL]: '1' } })
  }
}

function report(error: unknown): void {
  console.error(error instanceof Refusal ? error.message : error)
}
