import { createServer, type RequestListener, type Server } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressAt } from '../../../scripts/dev/address.ts'
import { front, type Handle } from '../../../scripts/dev/front.ts'

const servers: Server[] = []
async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening))
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

let [workerPort, otherPort, devPort] = [0, 0, 0]
beforeAll(async () => {
  workerPort = await serve(({ url }, answer) => answer.end(`worker ${url}`))
  otherPort = await serve((_, answer) => answer.end('another host'))
  const handle: Handle = front(`http://localhost:${workerPort}`).handle
  devPort = await serve((incoming, answer) =>
    handle(incoming, answer, () => answer.end(`pages ${incoming.url}`)),
  )
})
afterAll(() => Promise.all(servers.map((server) => new Promise((closed) => server.close(closed)))))

/** Sends a request line as it is written; no client library would. */
function ask(target: string, method = 'GET'): Promise<string> {
  return new Promise((answered, failed) => {
    const socket = connect(devPort, 'localhost')
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('end', () => answered(text.split('\r\n\r\n')[1] ?? ''))
    socket.on('error', failed)
    socket.write(`${method} ${target} HTTP/1.0\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
  })
}

test('what the Worker answers goes to the Worker, the rest to the pages', async () => {
  expect(await ask('/complaints/new/?x=//1')).toBe('worker /complaints/new/?x=//1')
  expect(await ask('/white-papers/')).toBe('pages /white-papers/')
})

test.each([
  ['//localhost:{other}/complaints/new/', 'pages'],
  ['//localhost:{other}/desk/?q', 'pages'],
  ['///localhost:{other}/desk/', 'pages'],
  ['/\\localhost:{other}/desk/', 'pages'],
  ['http://localhost:{other}/desk/?q', 'worker'],
  ['/desk//localhost:{other}/', 'worker'],
])('%s reaches no other host', async (target, who) => {
  const said = await ask(target.replace('{other}', String(otherPort)))
  expect(said.split(' ')[0]).toBe(who)
})

test.each([
  ['//other.host/desk/', 'http://localhost:1//other.host/desk/'],
  ['/\\other.host/desk/', 'http://localhost:1//other.host/desk/'],
  ['http://other.host/desk/?a', 'http://localhost:1/desk/?a'],
  ['@other.host/', 'http://localhost:1/'],
  ['*', 'http://localhost:1/'],
  ['mailto:a@other.host', 'http://localhost:1/'],
  ['/a?//other.host', 'http://localhost:1/a?//other.host'],
])('the address %s is %s', (asked, address) => {
  expect(addressAt('http://localhost:1', asked).href).toBe(address)
})
