import { createServer } from 'node:http'
import { stories } from '../tests/browser/setup/stories.ts'
import type { tellOne } from './seed.ts'

/**
 * Beside the rehearsal portal: answers `POST /<story>` with the number and code of a new case in that state, filed
 * through the product's own rules and store. The portal itself has no such address.
 */
export function openStage(env: Parameters<typeof tellOne>[0], now: Date, port: number): Promise<() => void> {
  const server = createServer(async (request, response) => {
    const story = Object.entries(stories).find(([name]) => request.url === `/${name}`)?.[1]
    if (!story) return response.writeHead(404).end()
    // Read late: what it enforces of `content/` is compiled by the command that opens this stage.
    const { tellOne } = await import('./seed.ts')
    const filed = await tellOne(env, story, now)
    return response.writeHead(201, { 'Content-Type': 'application/json' }).end(JSON.stringify(filed))
  })
  return new Promise((resolve) => server.listen(port, 'localhost', () => resolve(() => server.close())))
}
