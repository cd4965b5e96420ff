import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { keyedHash } from '../../../functions/secrets/seal.ts'
import { read } from '../browser.ts'
import { caller, filed, means, NOW } from '../support.ts'
import { colleague, deskCase, program } from './staff.ts'

const FIND = '/en/desk/find/'
const unique = () => crypto.randomUUID().slice(0, 8)
/** Digits that no other test has, and that begin no number with the code of a country. */
const digits = () => String(Math.floor(Math.random() * 1e8)).padStart(8, '5')

async function find(what: string) {
  const who = colleague('handler')
  const { fields } = await who.open(FIND)
  return who.post(FIND, { ...fields, what })
}
const found = async (what: string) => (await read(await find(what))).words
async function foundByProgram(what: string) {
  const robot = await program('handler')
  const answer = await robot.send(
    'POST',
    '/find',
    { 'Content-Type': 'application/json' },
    JSON.stringify({ what }),
  )
  return await answer.text()
}

test('a number leads to its case however it was pasted', async () => {
  const { caseNumber } = await filed()
  for (const what of [
    `${caseNumber}。`,
    `\u202a${caseNumber}\u202c`,
    `（${caseNumber}）`,
    `“${caseNumber.replaceAll('-', '\u2011')}”，`,
    caseNumber.replaceAll('-', '−').toLowerCase(),
    [...caseNumber].join('\u200b'),
  ]) {
    const answer = await find(what)
    expect([what, answer.status, answer.headers.get('Location')]).toEqual([what, 303, deskCase(caseNumber)])
  }
  const wrong = `${caseNumber.slice(0, -1)}${caseNumber.endsWith('7') ? '8' : '7'}`
  expect(await found(`\u2068${wrong.replaceAll('-', '–')}\u2069`)).toContain(
    'one letter or digit of it is wrong',
  )
})

test('an address is found from a link, from a mail’s head, and with its domain in either writing', async () => {
  const name = unique()
  const { caseNumber } = await filed({ email: `${name}@例子.中国` })
  for (const what of [
    `mailto:${name}@xn--fsqu00a.xn--fiqs8s`,
    `MAILTO:${name}@例子.中国?subject=Complaint`,
    `王小明 <${name}@例子。中国>`,
    `"Wang, Xiaoming" <${name.toUpperCase()}@XN--FSQU00A.xn--fiqs8s>;`,
    `${name}＠例子.中国。`,
    `\u200b${name}@例\u00ad子.中国`,
  ]) {
    expect([what, (await found(what)).includes(caseNumber)]).toEqual([what, true])
    expect([what, (await foundByProgram(what)).includes(caseNumber)]).toEqual([what, true])
  }
})

describe('a telephone number is found', () => {
  test.each<[string, (local: string) => string[]]>([
    [
      'of a German customer',
      (local) => [
        `+49 (0)30 ${local}`,
        `+49 30 ${local}`,
        `0049 (0) 30/${local}`,
        `4930${local}`,
        `+49–30–${local} ext. 12`,
        `tel:+4930${local}`,
      ],
    ],
    [
      'of a Chinese mobile',
      (local) => [
        `+86 138${local}`,
        `86138${local}`,
        `138-${local}`,
        `0086138${local}`,
        `１３８${local}`,
        `138${local} 转 2`,
      ],
    ],
    [
      'of a Chinese landline with an extension',
      (local) => [
        `021-${local}转801`,
        `021-${local}-801`,
        `+86 21 ${local} x801`,
        `(021)${local} 分机：801`,
        `021 ${local}`,
        `8621${local}`,
        `\u202d021\u2011${local}\u202c。`,
      ],
    ],
  ])('%s, whichever of the writings was typed and which was filed', async (_, writings) => {
    const local = digits()
    for (const phone of writings(local)) {
      const { caseNumber } = await filed({ phone })
      for (const what of writings(local)) {
        const words = await foundByProgram(what)
        expect([phone, what, words.includes(caseNumber)]).toEqual([phone, what, true])
      }
    }
  })
})

test('an order is found with other dashes, in full width, and with what nobody sees', async () => {
  const order = unique().toUpperCase()
  const { caseNumber } = await filed({ reference: `PO−${order}\u200b–A` })
  for (const what of [`PO-${order}-A`, `po ${order}a`, `\ufeffＰＯ－${order}\u00ad/A`, `PO\u2011${order}⁻A`])
    expect([what, (await found(what)).includes(caseNumber)]).toEqual([what, true])
})

describe('what was hashed before 2026-11-29', () => {
  /** As `normalised` wrote values then. */
  const formerly = {
    email: (value: string) => value.normalize('NFKC').trim().toLowerCase(),
    phone: (value: string) =>
      value.normalize('NFKC').trim().toLowerCase().replace(/^\+/, '00').replace(/\D/g, ''),
    reference: (value: string) =>
      value
        .normalize('NFKC')
        .trim()
        .toLowerCase()
        .replace(/[\s\p{P}]/gu, ''),
  }
  /** Puts the hash in the place of today's that this version would not write any more. */
  async function hashedThen(number: string, kind: keyof typeof formerly, value: string) {
    const hash = await keyedHash(means(NOW).ring, 'finding', `${kind} ${formerly[kind](value)}`)
    await env.DB.prepare('update case_hashes set hash = ? where number = ? and kind = ?')
      .bind(hash, number, kind)
      .run()
  }
  const hashOf = async (number: string, kind: string) =>
    (
      await env.DB.prepare('select hash from case_hashes where number = ? and kind = ?')
        .bind(number, kind)
        .first<{ hash: string }>()
    )?.hash

  test.each<[keyof typeof formerly, string, string[]]>([
    [
      'email',
      'Wang+1@Example.test',
      ['wang+1@example.test', 'mailto:WANG+1@example.test', '<wang+1@example。test>'],
    ],
    ['phone', '+49 (0)30 §', ['+49 30 §', '+49 (0)30 §', '0049 30 §', '4930§', '+49 30 § x12']],
    ['phone', '+49 30 §', ['+49 (0)30 §', '+4930§']],
    ['phone', '86 138 §', ['138 §', '+86 138 §', '86138§', '0138 §']],
    ['phone', '138 §', ['+86 138 §', '86138§', '138-§ 转 3']],
    ['phone', '(021) § - 801', ['021-§-801', '(021)§－801']],
    ['reference', 'PO 4711-§', ['po4711§', 'PO–4711–§', 'ＰＯ4711\u200b§']],
    ['reference', 'PO\u200b4711−§', ['PO\u200b4711−§', 'po\u200b4711−§']],
  ])('is found as it was written: %s %j', async (kind, written, typed) => {
    const local = digits()
    const value = written.replace('§', local)
    const { caseNumber } = await filed({ [kind]: value })
    const today = await hashOf(caseNumber, kind)
    await hashedThen(caseNumber, kind, value)
    if (kind !== 'email' && !/^(86 )?138|^PO 4711/.test(written))
      expect(await hashOf(caseNumber, kind)).not.toBe(today)
    for (const what of typed.map((one) => one.replace('§', local)))
      expect([what, (await foundByProgram(what)).includes(caseNumber)]).toEqual([what, true])
  })

  test('is written as today once the contact data are corrected', async () => {
    const local = digits()
    const one = await filed({ phone: `+49 (0)30 ${local}` })
    const today = await hashOf(one.caseNumber, 'phone')
    await hashedThen(one.caseNumber, 'phone', `+49 (0)30 ${local}`)
    expect(await hashOf(one.caseNumber, 'phone')).not.toBe(today)
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${one.accessCode}` }
    const path = `/api/complaints/${one.caseNumber}/contact`
    expect((await caller().send('PATCH', path, headers, JSON.stringify({ name: 'Li Na' }))).status).toBe(200)
    expect(await hashOf(one.caseNumber, 'phone')).toBe(today)
  })
})

test('looking for a telephone number costs few readings of an index, whatever was typed', async () => {
  for (const what of [
    '+49 (0)30 123456-12',
    '8613800138000',
    '021-55551234转801',
    '123456789012345678901234567890',
  ]) {
    const rows: number[] = []
    const batch: D1Database['batch'] = async (statements) => {
      const results = await env.DB.batch<never>(statements)
      rows.push(...results.map(({ meta }) => meta.rows_read))
      return results
    }
    const DB = new Proxy(env.DB, {
      get: (target, name) => {
        const member: unknown = name === 'batch' ? batch : Reflect.get(target, name)
        return typeof member === 'function' ? member.bind(target) : member
      },
    })
    const who = colleague('handler', NOW, { ...(env as Env), DB })
    const { fields } = await who.open(FIND)
    rows.length = 0
    await who.post(FIND, { ...fields, what })
    expect(Math.max(...rows)).toBeLessThan(60)
  }
})
