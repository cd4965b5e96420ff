import sharp from 'sharp'
import * as z from 'zod/mini'
import { flood, parsed, pasted, timed } from './inputs.ts'

/** `came` is the status with what tells the outcome; `expected` is matched against it. */
export type Sample = { point: string; input: string; expected: RegExp; send: () => Promise<string> }

const Described = z.looseObject({
  components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
})
const Case = z.object({ caseNumber: z.string(), accessCode: z.string() })
type Case = z.infer<typeof Case>
const Refused = z.object({
  detail: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ pointer: z.string(), code: z.string() }))),
})

let calls = 0
/** Every call comes from somewhere else, so that the limits by source do not answer. */
const stranger = () => ({ 'CF-Connecting-IP': `2001:db8:${(++calls).toString(16)}::1` })

/** Everything that is sent, in the order in which it is sent. */
export async function samplesFor(origin: string): Promise<Sample[]> {
  const { categories, notice } = await offered(origin)
  const complaint = {
    category: categories,
    impact: 'inconvenience',
    story: 'Three of the forty parts are out of tolerance.',
    language: 'en',
    consent: { notice, overseas: true },
  }
  const ask = (method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}) =>
    fetch(`${origin}${path}`, {
      method,
      headers: { ...stranger(), ...headers },
      body: body ?? null,
      redirect: 'manual',
    })
  const json = (path: string, body: unknown, headers = {}) =>
    ask('POST', path, JSON.stringify(body), { 'Content-Type': 'application/json', ...headers })
  const file = (changes: object) => json('/api/complaints', { ...complaint, ...changes })
  const filed = async (changes: object = {}): Promise<Case> => Case.parse(await (await file(changes)).json())
  const told = async (answer: Response) => {
    const text = await answer.text()
    const { data } = Refused.safeParse(parsed(text))
    const codes = (data?.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`)
    return [answer.status, ...codes, data?.detail ?? ''].join(' ').trim()
  }
  const taken = (answer: Response) => told(answer)
  const one = await filed({
    email: 'lin@customer.example',
    phone: '+86 138 1234 5678',
    reference: 'PO-4711-A',
  })
  const bearer = { Authorization: `Bearer ${one.accessCode}` }
  const upload = (name: string, bytes: Uint8Array, head?: string) => async () => {
    const target = await filed()
    const boundary = 'zaun'
    const disposition = head ?? `Content-Disposition: form-data; name="file"; filename="${name}"`
    const body = Buffer.concat([
      Buffer.from(`--${boundary}\r\n${disposition}\r\nContent-Type: application/octet-stream\r\n\r\n`),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ])
    return taken(
      await ask('POST', `/api/complaints/${target.caseNumber}/files`, body, {
        Authorization: `Bearer ${target.accessCode}`,
        'Content-Type': `multipart/form-data; boundary=${boundary}`,
      }),
    )
  }
  const track = async (number: string, code: string) => {
    const form = await fetch(`${origin}/en/complaints/track/`, { headers: stranger() })
    const token = /name="token"[^>]*value="([^"]+)"/.exec(await form.text())?.[1] ?? ''
    const fields = new URLSearchParams({ token, number, code })
    const answer = await ask('POST', '/en/complaints/track/', fields, { Origin: origin })
    return String(answer.status)
  }
  const find = async (text: string) => {
    const answer = await json('/api/desk/find', { what: text }, { Origin: origin })
    return `${answer.status}${(await answer.text()).includes(one.caseNumber) ? ' found' : ''}`
  }
  const gbk = Buffer.concat([
    Buffer.from(JSON.stringify({ ...complaint, story: '@' }).split('"@"')[0] ?? ''),
    Buffer.from('"'),
    Buffer.from([0xc4, 0xda, 0xbf, 0xd7, 0xc6, 0xab, 0xb4, 0xf3]),
    Buffer.from('"}'),
  ])
  const sample = (point: string, input: string, expected: RegExp, send: () => Promise<string>): Sample => ({
    point,
    input,
    expected,
    send,
  })
  const filing = (changes: object) => async () => taken(await file(changes))
  const pixels = { create: { width: 8, height: 8, channels: 3 as const, background: '#a33' } }
  const jpeg = await sharp(pixels).jpeg().toBuffer()
  const tables = jpeg.indexOf(Buffer.from([0xff, 0xc4]))
  const png = await sharp(pixels).png().toBuffer()
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
  const oneColour = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
    .webp({ lossless: true })
    .toBuffer()

  return [
    sample('B8', 'a complaint in GBK', /^400 .*UTF-8/, async () =>
      taken(await ask('POST', '/api/complaints', gbk, { 'Content-Type': 'application/json' })),
    ),
    sample('B8', 'another charset', /^415/, async () =>
      taken(await json('/api/complaints', complaint, { 'Content-Type': 'application/json; charset=gbk' })),
    ),
    sample('B8', 'a form in GBK behind percent signs', /^400/, async () =>
      String(
        (
          await ask('POST', '/en/complaints/track/', 'caseNumber=%C4%DA', {
            Origin: origin,
            'Content-Type': 'application/x-www-form-urlencoded',
          })
        ).status,
      ),
    ),
    ...pasted.map(([input, change]) =>
      sample('B9', `number and code with ${input}`, /^303$/, () =>
        track(change(one.caseNumber), change(one.accessCode)),
      ),
    ),
    ...[
      '138\u200b1234\u200b5678',
      '\u2068+86 138 1234 5678\u2069',
      '021‑5555‑0101',
      '021−5555−0101 x12',
      '+44 20 7946 0000 ext. 12',
      '021-55550101转801',
      '021-5555-0101。',
    ].map((phone) => sample('B9', `the telephone ${JSON.stringify(phone)}`, /^201/, filing({ phone }))),
    ...[
      'lin＠customer.example',
      'lin@customer。example',
      'lin@customer.example。',
      '\ufefflin@customer.example',
    ].map((email) => sample('B9', `the address ${JSON.stringify(email)}`, /^201/, filing({ email }))),
    sample(
      'B10',
      'twenty zero-width spaces as a story',
      /^422 \/story/,
      filing({ story: '\u200b'.repeat(20) }),
    ),
    sample(
      'B10',
      'U+0000 in a story',
      /^422 \/story/,
      filing({ story: `Three of the forty parts\u0000 are out.` }),
    ),
    sample('B10', 'a message of word joiners', /^422 \/text/, async () =>
      taken(await json(`/api/complaints/${one.caseNumber}/messages`, { text: '\u2060\u200b' }, bearer)),
    ),
    ...[
      'wang@example.xn--fiqs8s',
      'wang@例子.中国',
      'a&b@customer.example',
      "o'neill+mj@customer.example",
    ].map((email) => sample('B11', `the address ${email}`, /^201/, filing({ email }))),
    ...[
      '13812345678',
      '8613812345678',
      '+86 (0)138 1234 5678',
      '138-1234-5678转801',
      '+86 138 1234 5678 x12',
      'mailto:lin@customer.example',
      'Lin <lin@customer.example>',
      'LIN@customer.example',
      'po–4711–a',
    ].map((text) => sample('B12', `find ${text}`, /^200 found/, () => find(text))),
    sample(
      'B14',
      'a PDF behind a byte order mark and a line',
      /^201/,
      upload('a.pdf', Buffer.concat([Buffer.from('\ufeff\n'), pdf])),
    ),
    sample(
      'B14',
      'a PDF behind a kilobyte of a printer’s words',
      /^201/,
      upload('a.pdf', Buffer.concat([Buffer.from(`\x1b%-12345X@PJL JOB\n${' '.repeat(900)}\n`), pdf])),
    ),
    sample('B14', `a WebP of one colour, ${oneColour.length} bytes`, /^201/, upload('a.webp', oneColour)),
    sample(
      'B14',
      'a JPEG with stray bytes between its markers',
      /^201/,
      upload('a.jpg', Buffer.concat([jpeg.subarray(0, tables), Buffer.from('stray'), jpeg.subarray(tables)])),
    ),
    sample('B14', 'a name with a drive and joined emoji', /^201/, upload('C:\\scans\\👩‍🔧.png', png)),
    sample(
      'B14',
      'a part without quotes, as .NET sends it',
      /^201/,
      upload(
        'a',
        png,
        "Content-Disposition: form-data; name=file; filename=a.png; filename*=utf-8''%E7%85%A7.png",
      ),
    ),
    sample(
      'B14',
      'a text that says it is a picture',
      /^422 \/0 file\.type .+/,
      upload('a.jpg', Buffer.from('This is no picture.')),
    ),
    ...['PUT', 'OPTIONS', 'DELETE', 'PATCH'].flatMap((method) =>
      ['/complaints/new/', '/en/complaints/case/', '/desk/'].map((path) =>
        sample('B16', `${method} ${path}`, /^405 GET/, async () => {
          const answer = await ask(method, path, undefined, { Origin: origin })
          return `${answer.status} ${answer.headers.get('allow') ?? ''}`
        }),
      ),
    ),
    sample('C17', 'one and a half million fields', /^(413|422|200) in under 3 s$/, () =>
      timed(
        async () =>
          (
            await ask('POST', '/en/complaints/new/', 'a=&'.repeat(1_500_000), {
              Origin: origin,
              'Content-Type': 'application/x-www-form-urlencoded',
            })
          ).status,
      ),
    ),
    sample('C18', 'fifty megabytes without a token', /^(413|422|403|200)/, async () => {
      const form = new FormData()
      form.set('story', 'Kept text')
      for (let i = 0; i < 5; i++) form.append('files', new Blob([new Uint8Array(9_000_000)]), 'a.png')
      const answer = await ask('POST', '/en/complaints/new/', form, { Origin: origin })
      return `${answer.status}${(await answer.text()).includes('Kept text') ? ' text kept' : ''}`
    }),
    sample('C21', 'a PNG of six thousand parts', /^422 /, upload('a.png', flood(png, 6000))),
    sample('C21', 'a hundred unknown fields', /^422 (\S+ \S+ ?){1,21}/, async () =>
      taken(await file(Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`field-${i}`, i])))),
    ),
  ]
}

/** A category and the notice's version, as the portal itself describes them. */
async function offered(origin: string): Promise<{ categories: string; notice: string }> {
  const text = JSON.stringify(Described.parse(await (await fetch(`${origin}/api/openapi.json`)).json()))
  const category = /"category":\{[^}]*?"enum":\["([^"]+)"/.exec(text)?.[1]
  const notice = /"notice":\{[^}]*?"const":"([^"]+)"/.exec(text)?.[1]
  if (!category || !notice) throw new Error('the description of the API names no category or no notice')
  return { categories: category, notice }
}
