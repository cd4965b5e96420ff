import { dev } from 'astro'
import { inWords } from './demo.ts'
import { openBackstage } from './dev/backstage.ts'
import { front } from './dev/front.ts'
import { requireFree, wantedPort } from './port.ts'
import { prepareSecrets } from './secrets.ts'
import { onStop } from './stop.ts'

/**
 * `npm run dev`: Astro's own server with live reload on the port that `npm start` has, and behind it the
 * Worker, which answers what it answers in production and takes its pages from Astro.
 */
export async function run(): Promise<void> {
  const port = wantedPort()
  await requireFree(port, 'npm run dev')
  await prepareSecrets('.wrangler/state')
  const backstage = await openBackstage(`http://localhost:${port}`)
  const server = await dev({
    logLevel: 'warn',
    server: { port, host: 'localhost' },
    vite: { plugins: [front(backstage.origin)], server: { strictPort: true } },
  })
  server.watcher.on('all', (_, path) => void backstage.changed(path))
  onStop(() => Promise.all([server.stop(), backstage.close()]))
  console.log(`
Write away: http://localhost:${port}/ and http://localhost:${port}/en/
${inWords(backstage.demo)}
Stop with Ctrl+C.`)
}
