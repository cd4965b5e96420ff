import { decodeBase64 } from 'hono/utils/encode'
import * as z from 'zod/mini'
import type { NoticeKind, Robot } from '#contract/notices'

/** What a notice tells. Nothing of it was written by a person, and nothing says what the case is about. */
export type Notice = {
  id: string
  kind: NoticeKind
  /** When what it tells of happened. */
  at: number
  number: string
  level: number
  dueAt: number | null
  isDrill: boolean
  link: string
  /** The same in words, in the robot's language. */
  text: string
}

export type Call = { url: string; headers: Record<string, string>; body: string }

const encoder = new TextEncoder()
type Bytes = Uint8Array<ArrayBuffer>
const bytes = (text: string): Bytes => Uint8Array.from(encoder.encode(text))

/** HMAC-SHA-256 in base64. */
async function sign(key: Bytes, message: string): Promise<string> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ])
  const signature = await crypto.subtle.sign('HMAC', imported, bytes(message))
  return btoa(String.fromCharCode(...new Uint8Array(signature)))
}

const seconds = (now: number) => String(Math.floor(now / 1000))

/** DingTalk: key is the secret, the message is time (ms) and secret; both go into the query. */
async function signedAddress(address: string, secret: string | undefined, now: number): Promise<string> {
  if (secret === undefined) return address
  const url = new URL(address)
  url.searchParams.set('timestamp', String(now))
  url.searchParams.set('sign', await sign(bytes(secret), `${now}\n${secret}`))
  return url.href
}

/** Feishu: time (s) and secret are the key, the message is empty; both go into the body. */
async function signature(secret: string | undefined, now: number) {
  if (secret === undefined) return {}
  const timestamp = seconds(now)
  return { timestamp, sign: await sign(bytes(`${timestamp}\n${secret}`), '') }
}

/** Standard Webhooks 1.0: the id is the same in a repeat, so that whoever reads it can tell. Its secrets are plain base64. */
async function signedHeaders(id: string, secret: string, body: string, now: number) {
  const timestamp = seconds(now)
  const key = decodeBase64(secret.slice('whsec_'.length))
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${await sign(key, `${id}.${timestamp}.${body}`)}`,
  }
}

const isoTime = (at: number) => new Date(at).toISOString()

/** The event as programs read it. */
const payload = ({ kind, at, number, level, dueAt, isDrill, link, text }: Notice) => ({
  type: `case.${kind}`,
  timestamp: isoTime(at),
  data: {
    caseNumber: number,
    level,
    ...(dueAt === null ? {} : { dueAt: isoTime(dueAt) }),
    drill: isDrill,
    link,
    text,
  },
})

/** The call that brings a notice to a robot, in the format and with the signature that its platform documents. */
export async function callOf(robot: Robot, notice: Notice, now: number): Promise<Call> {
  const call = (value: unknown, url = robot.address) => ({
    url,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  })
  const { text } = notice
  switch (robot.kind) {
    case 'wecom':
      return call({ msgtype: 'text', text: { content: text } })
    case 'dingtalk':
      return call(
        { msgtype: 'text', text: { content: text } },
        await signedAddress(robot.address, robot.secret, now),
      )
    case 'feishu':
      return call({ ...(await signature(robot.secret, now)), msg_type: 'text', content: { text } })
    case 'webhook': {
      const plain = call(payload(notice))
      const signed = await signedHeaders(notice.id, robot.secret, plain.body, now)
      return { ...plain, headers: { ...plain.headers, ...signed } }
    }
  }
}

/** Feishu says `code`, and said `StatusCode` before; where it says both, a fault stands in `code`. */
const codes = {
  wecom: z.pipe(
    z.object({ errcode: z.int() }),
    z.transform(({ errcode }) => errcode),
  ),
  dingtalk: z.pipe(
    z.object({ errcode: z.int() }),
    z.transform(({ errcode }) => errcode),
  ),
  feishu: z.pipe(
    z.union([z.object({ code: z.int() }), z.object({ StatusCode: z.int() })]),
    z.transform((said) => ('code' in said ? said.code : said.StatusCode)),
  ),
}

/** A gateway that lost its server after the message had gone there, or heard nonsense from it. */
const unsure = [502, 504, 520, 524]

export type Verdict = 'taken' | 'refused' | 'unknown'

/**
 * What an answer means. The groups' platforms say in the body of a 200 whether they took a message; from a body that
 * cannot be read nobody knows. A webhook is taken by any 2xx. A redirect is a refusal, wherever it leads.
 */
export function verdictOf(kind: Robot['kind'], status: number, body: string): Verdict {
  if (unsure.includes(status)) return 'unknown'
  if (status < 200 || status > 299) return 'refused'
  if (kind === 'webhook') return 'taken'
  const code = codes[kind].safeParse(parseJson(body))
  return code.success ? (code.data === 0 ? 'taken' : 'refused') : 'unknown'
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
