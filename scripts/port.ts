import { createServer } from 'node:net'
import { Refusal } from './step.ts'

/** `PORT`, or 8787, as `wrangler dev` has it. */
export function wantedPort(): number {
  const written = process.env.PORT || '8787'
  const port = Number(written)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Refusal(`PORT=${written} is no port: give a number from 1 to 65535, such as PORT=8788.`)
}

/** Looks first at both loopback addresses, for workerd would say it in a page of its own words. */
export async function requireFree(port: number, command: string): Promise<void> {
  const answers = await Promise.all(['127.0.0.1', '::1'].map((host) => isTaken(port, host)))
  if (answers.includes(true)) {
    throw new Refusal(
      `Port ${port} is taken by another program: stop that one, or run "PORT=${port + 1} ${command}".`,
    )
  }
}

function isTaken(port: number, host: string): Promise<boolean> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', (error) => resolve('code' in error && error.code === 'EADDRINUSE'))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(false)))
  })
}

/** A port of the loopback that was free a moment ago. */
export function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
