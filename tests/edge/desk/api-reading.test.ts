import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { fetchFile, pdf, sendFiles, sentOf } from '../files/samples.ts'
import { caller, filed, HOUR, handler, NOW, problemOf, proposed, step } from '../support.ts'
import { program } from './staff.ts'

const story = 'A story that only those who answer may read.'
const secret = { story, name: 'Wang Fang', email: 'fang@customer.test', phone: '+86 21 5555 0101' }
const rows = async (number: string) =>
  (
    await env.DB.prepare('select staff, role, act, version from audit where number = ? order by id')
      .bind(number)
      .all()
  ).results

/** Somebody whose cases are this test's alone. */
const somebody = () => {
  const id = `li-${crypto.randomUUID().slice(0, 8)}`
  return { id, email: `${id}@company.test`, name: 'Li Wen', role: 'handler' } as const
}
async function casesOf(id: string, many: number) {
  const numbers: string[] = []
  for (let i = 0; i < many; i++) {
    const { caseNumber } = await filed(secret, NOW + i * HOUR)
    await step(caseNumber, { step: 'assign', assignee: id }, handler, NOW + i * HOUR)
    numbers.push(caseNumber)
  }
  return numbers
}

describe('the queue', () => {
  test('gives the cases that a filter names, the next deadline first, and no word of them', async () => {
    const me = somebody()
    const numbers = await casesOf(me.id, 2)
    const who = await program(me, NOW + HOUR)
    const { cases, count, cut, more } = await who.queue('?with=me')
    expect([cases.map(({ caseNumber }) => caseNumber), count, cut, more]).toEqual([
      numbers,
      '2',
      false,
      undefined,
    ])
    expect(cases[0]).toEqual({
      caseNumber: numbers[0],
      kind: 'real',
      language: 'en',
      dueAt: new Date(NOW + HOUR).toISOString(),
      late: false,
      state: 'received',
      severity: 'minor',
      category: 'quality',
      level: 1,
      customerWroteLast: true,
      assignee: me.id,
    })
    expect((await who.queue('?with=me&language=zh-CN')).cases).toEqual([])
    who.clock.now += HOUR
    expect((await who.queue('?with=me')).cases.map((one) => 'late' in one && one.late)).toEqual([true, false])
  })

  test('goes on where a page ended, and stands in the same order as the page for people', async () => {
    const me = somebody()
    const [first = ''] = await casesOf(me.id, 1)
    await env.DB.prepare(
      `with recursive n(i) as (select 0 union all select i + 1 from n where i < 69)
       insert into complaints select printf('MJ-%s', substr(hex(randomblob(4)), 1, 4) || '-' || printf('%04d', i)),
         code_hash || i, code_generation, kind, language, on_behalf, notice_version, facts, version, due_at, null,
         salt, key_version, null, 0 from complaints, n where number = ?`,
    )
      .bind(first)
      .run()
    const who = await program(me)
    const one = await who.queue('?with=me')
    const two = await who.queue(`?with=me&after=${one.more}`)
    const numbers = [...one.cases, ...two.cases].map(({ caseNumber }) => caseNumber)
    expect([one.cases.length, one.count, two.more, new Set(numbers).size]).toEqual([50, '71', undefined, 71])
    expect(numbers).toEqual(numbers.toSorted())
    await env.DB.prepare(
      'delete from complaints where code_hash like (select code_hash from complaints where number = ?) || ?',
    )
      .bind(first, '_%')
      .run()
  })

  test('holds a case whose record does not read by its number', async () => {
    const me = somebody()
    const [number = ''] = await casesOf(me.id, 1)
    await env.DB.prepare(`update complaints set facts = json_set(facts, '$.state', 'lost') where number = ?`)
      .bind(number)
      .run()
    expect((await (await program(me)).queue('?with=me')).cases).toEqual([
      { caseNumber: number, kind: 'real', dueAt: new Date(NOW + HOUR).toISOString(), unreadable: true },
    ])
    await env.DB.prepare('update complaints set due_at = null where number = ?').bind(number).run()
  })
})

describe('a case', () => {
  test('is whole for those who answer: facts, clocks, words, notes, contact data, files, what can be done', async () => {
    const one = await proposed(NOW, secret)
    const { files } = await sentOf(
      await sendFiles(caller({ at: NOW + HOUR }), one, [{ name: 'scan.pdf', content: pdf('x') }]),
    )
    await step(one.caseNumber, { step: 'note' }, handler, NOW + HOUR, { text: 'Only among us.' })
    const seen = await (await program('handler', NOW + 2 * HOUR)).open(one.caseNumber)
    expect(seen).toMatchObject({
      caseNumber: one.caseNumber,
      state: 'proposed',
      version: 5,
      contact: { name: 'Wang Fang', email: 'fang@customer.test', emailIs: 'unconfirmed' },
      remedy: { text: 'New parts, free of charge.', due: '2026-12-10' },
      customerWroteLast: true,
      mailGivenUp: false,
      proposal: { unreachedSince: new Date(NOW + HOUR).toISOString(), waits: false },
    })
    expect(seen.clocks.map(({ name, late }) => [name, late])).toEqual([
      ['respond', false],
      ['propose', false],
    ])
    expect(
      seen.events.map(({ type, by, role, visibility, text }) => [type, by, role, visibility, text]),
    ).toEqual([
      ['filed', 'customer', undefined, 'public', story],
      ['respond', 'staff', 'handler', 'public', 'We are on it.'],
      ['propose', 'staff', 'supervisor', 'public', 'We measured again and you are right.'],
      ['message', 'customer', undefined, 'public', undefined],
      ['note', 'staff', 'handler', 'internal', 'Only among us.'],
    ])
    expect(seen.events[3]?.files).toEqual(files)
    expect(seen.actions).toContain('message')
    expect(seen.actions).not.toContain('respond')
    expect(seen.assignees.map(({ id }) => id)).toEqual(['handler', 'supervisor', 'executive'])
    expect(seen.deeds).toBeUndefined()
    expect((await caller({ at: NOW + 2 * HOUR }).look(one)).events).toHaveLength(5)
  })

  test('is a record without words, contact data, files and names for an assessor', async () => {
    const one = await filed(secret)
    await sendFiles(caller(), one, [{ name: 'Wang Fang.pdf', content: pdf('x') }])
    await step(one.caseNumber, { step: 'note' }, handler, NOW, { text: 'A note among colleagues.' })
    await step(one.caseNumber, { step: 'assign', assignee: 'supervisor' }, handler, NOW)
    await (await program(somebody())).open(one.caseNumber)
    const answer = await (await program('assessor')).get(`/cases/${one.caseNumber}`)
    const whole = await answer.text()
    expect(answer.status).toBe(200)
    for (const hidden of [story, 'Wang Fang', 'fang@', '5555', 'A note among', 'li-', 'Li Wen'])
      expect(whole).not.toContain(hidden)
    expect(JSON.parse(whole)).toMatchObject({
      assignee: 'supervisor',
      openedBy: ['staff'],
      actions: [],
      assignees: [],
      events: [{ type: 'filed' }, { type: 'message' }, { type: 'note' }, { type: 'assign' }],
    })
    expect(JSON.parse(whole)).not.toHaveProperty('contact')
  })

  test('opened by a program stands in the record, which supervisors and executives read', async () => {
    const { caseNumber } = await filed()
    const who = await program('handler')
    const { version } = await who.open(caseNumber)
    expect((await who.act(caseNumber, { action: 'note', version, text: 'Called.' })).status).toBe(200)
    expect((await who.act(caseNumber, { action: 'note', version, text: 'Again.' })).status).toBe(409)
    for (const role of ['supervisor', 'executive'] as const) {
      const { openedBy, deeds } = await (await program(role)).open(caseNumber)
      expect(openedBy).toContain('handler')
      expect(deeds?.slice(-2).map(({ staff, act }) => [staff, act])).toEqual([
        ['handler', 'note'],
        ['handler', 'open'],
      ])
    }
    expect((await rows(caseNumber)).slice(0, 2)).toEqual([
      { staff: 'handler', role: 'handler', act: 'open', version: null },
      { staff: 'handler', role: 'handler', act: 'note', version: 2 },
    ])
  })

  test.each(['MJ-ZZZZ-ZZZZ', 'none', 'MJ-ZZZZ-ZZZZ%00', '%E4%BA%BA', '..%2Fcases'])(
    'that is not there as %s is the same 404 to staff, whatever is asked',
    async (number) => {
      const who = await program('supervisor')
      const note = { action: 'note', version: 1, text: 'A note.' }
      const answers = [
        await who.get(`/cases/${number}`),
        await who.get(`/cases/${number}/files/x`),
        await who.act(number, note),
        await who.act(number, note, { 'Idempotency-Key': crypto.randomUUID() }),
      ]
      for (const answer of answers) {
        const { instance: _, ...problem } = await problemOf(answer)
        expect(problem).toEqual({
          type: '/problems/not-found/',
          title: 'There is nothing at this address.',
          detail: expect.any(String),
          status: 404,
        })
      }
      expect(await rows(decodeURIComponent(number))).toEqual([])
    },
  )

  test('is found by its number in any case and with any hyphens, as it may be typed', async () => {
    const { caseNumber } = await filed()
    const typed = caseNumber.toLowerCase().replaceAll('-', '')
    expect((await (await program('handler')).open(typed)).caseNumber).toBe(caseNumber)
  })

  test('hands out its files as attachments, and no other case’s', async () => {
    const [one, other] = [await filed(), await filed()]
    const { files } = await sentOf(await sendFiles(caller(), one, [{ name: 'scan.pdf', content: pdf('x') }]))
    const id = files[0]?.id ?? ''
    const answer = await (await program('executive')).get(`/cases/${one.caseNumber}/files/${id}`)
    expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; filename="MJ-/)
    expect(await answer.bytes()).toEqual(await (await fetchFile(caller(), one, id)).bytes())
    expect((await (await program('executive')).get(`/cases/${other.caseNumber}/files/${id}`)).status).toBe(
      404,
    )
  })
})
