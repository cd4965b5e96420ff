import { env } from 'cloudflare:workers'
import { portal } from '../../functions/index.ts'
import { MINUTE, NOW, newAddress, ORIGIN } from './support.ts'

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

/** What a browser makes of character references. */
export const decoded = (html: string) =>
  html.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    hex
      ? String.fromCodePoint(Number.parseInt(hex, 16))
      : decimal
        ? String.fromCodePoint(Number(decimal))
        : (named[name] ?? whole),
  )

/** A tag to its end; a `>` in a quoted attribute does not end it. */
const tags = (name: string) => new RegExp(`<${name}\\b((?:"[^"]*"|'[^']*'|[^>"'])*)>`, 'g')
const attributesOf = (tag: string): Record<string, string> =>
  Object.fromEntries(
    [...tag.matchAll(/\s([\w-]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s">]+)))?/g)].map(
      ([, name, double, single, bare]) => [name, decoded(double ?? single ?? bare ?? '')],
    ),
  )

/** What a browser sends of the forms in a part of a page. Newlines as a browser sends them: CRLF. */
function fieldsOf(html: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [tag] of html.matchAll(tags('input'))) {
    const { name, type, value = '', checked } = attributesOf(tag)
    const isTick = type === 'checkbox' || type === 'radio'
    if (name && (!isTick || checked !== undefined)) fields[name] = value
  }
  for (const [, tag = '', inner = ''] of html.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    const text = decoded(inner.replaceAll('\r\n', '\n')).replace(/^\n/, '')
    fields[attributesOf(tag)['name'] ?? ''] = text.replaceAll('\n', '\r\n')
  }
  for (const [, tag = '', inner = ''] of html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen = [...inner.matchAll(tags('option'))]
      .map(([option]) => attributesOf(option))
      .find((one) => 'selected' in one)
    fields[attributesOf(tag)['name'] ?? ''] = chosen?.['value'] ?? ''
  }
  return fields
}

/** A page as a visitor has it before them; a form in its head is one of its own. */
export async function read(answer: Response) {
  const html = await answer.text()
  const [head = '', main = ''] = html.split(/(?=<main\b)/)
  const words = decoded(html.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ')
  const title = decoded(/<title>([^<]*)/.exec(html)?.[1] ?? '')
  return {
    status: answer.status,
    html,
    fields: fieldsOf(main === '' ? html : main),
    headFields: fieldsOf(head),
    words,
    title,
    links: linksOf(html),
    ids: idsOf(html),
    buttons: buttonsOf(html),
  }
}

const summaryOf = (html: string) =>
  /<section[^>]*class="error-summary"[\s\S]*?<\/section>/.exec(html)?.[0] ?? ''
/** Where the error summary leads. */
const linksOf = (html: string) =>
  [...summaryOf(html).matchAll(/href="#([^"]*)"/g)].map(([, id]) => decoded(id ?? ''))
const idsOf = (html: string) => [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
const buttonsOf = (html: string) =>
  [...html.matchAll(/<button\b[^>]*\svalue="([^"]*)"/g)].map(([, value]) => value ?? '')

/** A visitor without JavaScript: keeps cookies, sends forms, follows nothing by itself. */
export function visitor({
  at = NOW,
  bindings = env as Env,
  origin = ORIGIN,
  cookies = new Map<string, string>(),
  zone = '',
} = {}) {
  const clock = { now: at }
  const app = portal(() => clock.now)
  const address = newAddress()
  async function send(method: string, path: string, headers: Record<string, string> = {}, body?: BodyInit) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const sent = { 'CF-Connecting-IP': address, ...(cookie ? { Cookie: cookie } : {}), ...headers }
    const answer = await app.request(
      `${origin}${path}`,
      // Where Cloudflare takes the visitor to be.
      { method, headers: sent, body: body ?? null, ...(zone ? { cf: { timezone: zone } } : {}) },
      bindings,
    )
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (/max-age=0/i.test(set)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    send(
      'POST',
      path,
      { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      new URLSearchParams(fields).toString(),
    )
  return {
    clock,
    cookies,
    send,
    post,
    get: (path: string) => send('GET', path),
    /** Opens a page and takes the time to read it. */
    open: async (path: string) => {
      const page = await read(await send('GET', path))
      clock.now += MINUTE
      return page
    },
  }
}
export type Visitor = ReturnType<typeof visitor>

export const written = {
  category: 'delivery',
  impact: 'inconvenience',
  story: 'The parts arrived a week late and nobody called.',
  notice: '1',
  overseas: 'yes',
}

/** Sends the form, and files from the check page that answers it; what else comes back is the answer. */
export async function sendForm(who: Visitor, fields: Record<string, string>, prefix = '') {
  const path = `${prefix}/complaints/new/`
  const answer = await who.post(path, fields)
  if (answer.status !== 200) return answer
  return who.post(path, { ...(await read(answer)).fields, step: 'send' })
}

/** Files through the form and its check page; the receipt is in the visitor's cookies. */
export async function fileByForm(who: Visitor, changes: Record<string, string> = {}, prefix = '') {
  const { fields } = await who.open(`${prefix}/complaints/new/`)
  return sendForm(who, { ...fields, ...written, ...changes }, prefix)
}

/** Opens a case at the door that strangers use, as a visitor with its number and code. */
export async function track(who: Visitor, one: { caseNumber: string; accessCode: string }) {
  const { fields } = await who.open('/en/complaints/track/')
  return who.post('/en/complaints/track/', { ...fields, number: one.caseNumber, code: one.accessCode })
}
