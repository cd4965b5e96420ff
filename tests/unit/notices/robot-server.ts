import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Call = { url: URL; headers: IncomingMessage['headers']; body: string }

const json = (answer: ServerResponse, value: unknown) =>
  answer.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(value))

/** What each platform says when it has taken a message, and when it has not. */
const says = {
  wecom: [
    { errcode: 0, errmsg: 'ok' },
    { errcode: 45009, errmsg: 'api freq out of limit' },
  ],
  dingtalk: [
    { errcode: 0, errmsg: 'ok' },
    { errcode: 310000, errmsg: 'sign not match' },
  ],
  feishu: [
    { StatusCode: 0, StatusMessage: 'success', code: 0, data: {}, msg: 'success' },
    { code: 19021, msg: 'sign match fail or timestamp is not within one hour from current time' },
  ],
  webhook: [{ ok: true }, { ok: false }],
} as const
export type Kind = keyof typeof says
const isKind = (word: string): word is Kind => word in says

/** How a server may behave once it has read a call; `elsewhere` is where its redirects lead. */
const behaviours: Record<string, (answer: ServerResponse, kind: Kind, elsewhere: string) => unknown> = {
  takes: (answer, kind) => json(answer, says[kind][0]),
  'refuses-by-code': (answer, kind) => json(answer, says[kind][1]),
  stalls: () => undefined,
  'stalls-midway': (answer) => answer.writeHead(200).write('{"errcode":'),
  'answers-garbage': (answer) => answer.writeHead(200).end('<p>Please sign in</p>'),
  'answers-something-else': (answer) => json(answer, { message: 'hello' }),
  'answers-nothing': (answer) => answer.writeHead(200).end(),
  'closes-the-connection': (answer) => answer.destroy(),
  'answers-without-end': (answer) => {
    const more = () => {
      while (answer.write('x'.repeat(1000)));
    }
    answer.writeHead(200).on('drain', more)
    more()
  },
}
export const behaviour = (word: string) => {
  const known = behaviours[word]
  const status = Number(word.replace('answers-', ''))
  if (known || !Number.isInteger(status)) return known
  return (answer: ServerResponse, _: Kind, elsewhere: string) =>
    answer.writeHead(status, status < 400 ? { Location: elsewhere } : {}).end('{"errcode":0,"code":0}')
}

/** A server of robots: `/<kind>/<behaviour>` is one; `calls` are all that came in, whole. */
export async function openRobots(elsewhere = '') {
  const calls: Call[] = []
  const server = createServer(async (request, answer) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const url = new URL(request.url ?? '', 'http://localhost')
    calls.push({ url, headers: request.headers, body })
    const [, kind = '', word = ''] = url.pathname.split('/')
    const behave = behaviour(word)
    if (isKind(kind) && behave) behave(answer, kind, elsewhere)
    else answer.writeHead(200).end('{"errcode":0,"code":0}')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port }: Pick<AddressInfo, 'port'> = Object(server.address())
  return {
    origin: `http://127.0.0.1:${port}`,
    calls,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const hmac = (key: string | Buffer, message: string) =>
  createHmac('sha256', key).update(message).digest('base64')

/** Whether a call bears the signature that the platform documents, by Node's own HMAC. */
export const isSigned: Record<Kind, (call: Call, secret: string) => boolean> = {
  wecom: ({ url }) => url.searchParams.get('sign') === null,
  dingtalk: ({ url }, secret) => {
    const time = url.searchParams.get('timestamp') ?? ''
    return /^\d{13}$/.test(time) && url.searchParams.get('sign') === hmac(secret, `${time}\n${secret}`)
  },
  feishu: ({ body }, secret) => {
    const { timestamp, sign } = JSON.parse(body)
    return /^\d{10}$/.test(timestamp) && sign === hmac(`${timestamp}\n${secret}`, '')
  },
  webhook: ({ headers, body }, secret) => {
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
    const time = String(headers['webhook-timestamp'])
    return (
      /^\d{10}$/.test(time) &&
      headers['webhook-signature'] === `v1,${hmac(key, `${headers['webhook-id']}.${time}.${body}`)}`
    )
  },
}
