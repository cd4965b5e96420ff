import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { replyWords } from '#words/desk-replies'
import { CaseRecord } from '../../../functions/complaints/record/record-contract.ts'
import { read } from '../browser.ts'
import { caller, filed, HOUR, NOW, stored } from '../support.ts'
import { type Colleague, colleague, deskCase, press, program, stepForm } from './staff.ts'

const at = NOW + HOUR / 2
const GAPS = /\[to fill: [^\]]*\]|［待填：[^］]*］/g
type Page = Awaited<ReturnType<Colleague['open']>>

async function opened(changes: Record<string, unknown> = {}) {
  const one = await filed(changes)
  const who = colleague('handler', at)
  const path = deskCase(one.caseNumber)
  return { one, who, path, page: await who.open(path) }
}
/** Chooses a playbook in a step's form; the page that one lands on. */
async function begin(who: Colleague, path: string, page: Page, id: string, text = '', action = 'respond') {
  const form = { ...stepForm(page, action, { text, choose: id }), begin: action }
  const answer = await who.post(path, form)
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, `${path}#step-${action}`])
  return who.open(path)
}
const deeds = async (number: string) =>
  (await env.DB.prepare('select act from audit where number = ? order by id').bind(number).all()).results.map(
    ({ act }) => act,
  )

test('those that fit category and step are offered, by what the customer needs', async () => {
  const { who, page } = await opened()
  const inRespond = /data-slot="playbooks-respond"[^>]*>([\s\S]*?)<\/select>/.exec(page.html)?.[1] ?? ''
  expect(inRespond).toContain('value="parts-measured"')
  expect(inRespond).toContain('value="heard-first"')
  expect(inRespond).not.toContain('value="where-the-order-is"')
  expect(inRespond).not.toContain('value="remedy-done"')
  expect([...inRespond.matchAll(/<optgroup label="([^"]*)"/g)].map(([, label]) => label)).toEqual(
    Object.values(replyWords('en').needs),
  )
  const other = await filed({ category: 'delivery' })
  expect((await who.open(deskCase(other.caseNumber))).html).toContain('value="where-the-order-is"')
})

test('one that is chosen opens as a draft, filled from the case, in the customer’s language', async () => {
  const { one, who, path, page } = await opened()
  const back = await begin(who, path, page, 'parts-measured')
  const text = back.fields['text-respond'] ?? ''
  expect(text).toContain(`This is The handler; case ${one.caseNumber} is with me.`)
  expect(text).toMatch(/Our proposal is with you by .*2026/)
  expect(text.match(GAPS)?.length).toBeGreaterThan(1)
  expect(back.words).toContain('Draft saved')
  expect((await stored(one.caseNumber)).events).toHaveLength(1)

  const chinese = await opened({ language: 'zh-CN', category: 'delivery', reference: '' })
  const filled = await begin(chinese.who, chinese.path, chinese.page, 'where-the-order-is')
  expect(filled.fields['text-respond']).toContain('订单 ［待填：订单号或参考号］ 晚了')
})

test('it does not go out unread: unchanged, or with a gap in it, it comes back with the reason', async () => {
  const { one, who, path, page } = await opened()
  const back = await begin(who, path, page, 'heard-first')
  const send = async (text: string) => {
    const form = { ...back.fields, action: 'respond', 'text-respond': text }
    return press(who, one.caseNumber, form)
  }
  const raw = back.fields['text-respond'] ?? ''
  const withGaps = await read(await send(`Good morning. ${raw}`))
  expect([withGaps.status, withGaps.words]).toEqual([
    422,
    expect.stringContaining('There is still a gap to fill.'),
  ])
  expect(withGaps.fields['text-respond']).toBe(`Good morning. ${raw}`)
  expect((await stored(one.caseNumber)).events).toHaveLength(1)

  expect((await send(raw.replaceAll(GAPS, 'three parts of forty'))).status).toBe(303)
  const { events } = await stored(one.caseNumber)
  expect(events.at(-1)).toMatchObject({ type: 'respond', facts: { playbook: 'heard-first' } })
  expect(await deeds(one.caseNumber)).toEqual(expect.arrayContaining(['respond', 'playbook:heard-first']))
  expect((await who.open(path)).words).toContain('Playbook: “Say back what happened, then answer”')
  const supervisor = await colleague('supervisor', at).open(path)
  expect(supervisor.words).toContain('began with the playbook “Say back what happened, then answer”')
})

test('one without gaps does not go out as it came either', async () => {
  const { one, who, path, page } = await opened()
  const back = await begin(who, path, page, 'what-happens-next')
  const text = back.fields['text-respond'] ?? ''
  expect(text.match(GAPS)).toBeNull()
  const form = { ...back.fields, action: 'respond' }
  const refused = await read(await press(who, one.caseNumber, form))
  expect([refused.status, refused.links]).toEqual([422, ['text-respond']])
  expect(refused.words).toContain('This is the playbook as it came.')
  expect((await stored(one.caseNumber)).events).toHaveLength(1)
  const mine = { ...form, 'text-respond': `You asked about three parts. ${text}` }
  expect((await press(who, one.caseNumber, mine)).status).toBe(303)
})

test('a program is held to the same', async () => {
  const { one, who, path, page } = await opened()
  const api = await program('handler', at)
  const { version } = await api.open(one.caseNumber)
  const act = async (text: string, playbook: string) => {
    const answer = await api.act(one.caseNumber, { action: 'respond', version, text, playbook })
    return [answer.status, Object(await answer.json()).errors?.[0]?.code]
  }
  const text = (await begin(who, path, page, 'what-happens-next')).fields['text-respond'] ?? ''
  expect(await act(text, 'what-happens-next')).toEqual([422, 'text.untouched'])
  expect(await act(`${text} [to fill: day]`, 'what-happens-next')).toEqual([422, 'text.gap'])
  expect(await act('Our own words.', 'no-such-book')).toEqual([422, 'playbook.missing'])
  // Of a playbook whose every sentence was replaced nothing was used.
  expect(await act('Our own words.', 'what-happens-next')).toEqual([200, undefined])
  expect((await stored(one.caseNumber)).events.at(-1)?.facts).not.toHaveProperty('playbook')
})

test('what was typed stays in front; a playbook that nobody has touched makes room for the next', async () => {
  const { who, path, page } = await opened()
  const first = await begin(who, path, page, 'heard-first', 'My own beginning.')
  expect(first.fields['text-respond']).toMatch(/^My own beginning\.\r\n\r\nI have read what you wrote\./)
  const other = await opened()
  const untouched = await begin(other.who, other.path, other.page, 'heard-first')
  const typed = untouched.fields['text-respond'] ?? ''
  const form = {
    ...stepForm(untouched, 'respond', {
      text: typed,
      playbook: 'heard-first',
      choose: 'parts-measured',
      draft: untouched.fields['draft-respond'] ?? '',
    }),
    begin: 'respond',
  }
  expect((await other.who.post(other.path, form)).status).toBe(303)
  const next = await other.who.open(other.path)
  expect(next.fields['text-respond']).not.toContain('I have read what you wrote')
  expect(next.fields['playbook-respond']).toBe('parts-measured')
})

test('a playbook whose words were all deleted leaves no draft', async () => {
  const { one, who, path, page } = await opened()
  const back = await begin(who, path, page, 'heard-first')
  const { 'playbook-respond': playbook = '', 'draft-respond': draft = '' } = back.fields
  const form = { ...stepForm(back, 'respond', { text: ' ', playbook, draft }), keep: 'respond' }
  expect((await who.post(path, form)).status).toBe(303)
  expect((await who.open(path)).words).not.toContain('Draft saved')
  expect((await stored(one.caseNumber)).events).toHaveLength(1)
})

test('without a choice the form asks for one and keeps what was typed', async () => {
  const { who, path, page } = await opened()
  const form = { ...stepForm(page, 'respond', { text: 'Mine.', choose: '' }), begin: 'respond' }
  const back = await read(await who.post(path, form))
  expect([back.status, back.links, back.fields['text-respond']]).toEqual([422, ['choose-respond'], 'Mine.'])
})

test('the customer reads the words, and nowhere which playbook they began with', async () => {
  const { one, who, path, page } = await opened()
  const back = await begin(who, path, page, 'heard-first')
  const text = (back.fields['text-respond'] ?? '').replaceAll(GAPS, 'three parts of forty')
  await press(who, one.caseNumber, { ...back.fields, action: 'respond', 'text-respond': text })
  const customer = caller({ at })
  const code = { Authorization: `Bearer ${one.accessCode}` }
  const record = await customer.send('GET', `/api/complaints/${one.caseNumber}/export`, code)
  const told = JSON.stringify([await customer.look(one), CaseRecord.parse(await record.json())])
  expect(told).toContain('three parts of forty')
  expect(told).not.toMatch(/playbook|heard-first/)
})
