import { describe, expect, test } from 'vitest'
import { filed, NOW, problemOf } from '../support.ts'
import { colleague, deskCase, program, stepForm } from './staff.ts'

const json = { 'Content-Type': 'application/json' }

describe('a draft', () => {
  const begun = async () => {
    const { caseNumber } = await filed()
    const who = await program('handler')
    const save = (body: unknown, action = 'respond') =>
      who.send('PUT', `/cases/${caseNumber}/drafts/${action}`, json, JSON.stringify(body))
    return { caseNumber, who, save }
  }

  test('is saved, stands in the boxes of the person’s page, and shows colleagues only that it is begun', async () => {
    const { caseNumber, who, save } = await begun()
    const answer = await save({ version: 1, boxes: { text: 'We have begun to measure.' } })
    expect(await answer.json()).toEqual({ action: 'respond', savedAt: new Date(NOW).toISOString() })
    const own = { action: 'respond', savedAt: new Date(NOW).toISOString(), version: 1, earlier: [] }
    expect((await who.open(caseNumber)).drafts).toEqual([
      { ...own, boxes: { text: 'We have begun to measure.' } },
    ])
    const page = await colleague('handler').open(deskCase(caseNumber))
    expect(page.fields['text-respond']).toBe('We have begun to measure.')
    const other = await (await program('supervisor')).open(caseNumber)
    expect([other.drafts, other.begun]).toEqual([
      [],
      [{ staff: 'handler', action: 'respond', savedAt: own.savedAt }],
    ])
    expect((await (await program('assessor')).open(caseNumber)).begun).toEqual([])
  })

  test('of a page is read by the program of the same person, without what the page keeps for itself', async () => {
    const { caseNumber, who } = await begun()
    const people = colleague('handler')
    const form = stepForm(await people.open(deskCase(caseNumber)), 'respond', { text: 'Typed on the page.' })
    expect((await people.post(deskCase(caseNumber), { ...form, keep: 'respond' })).status).toBe(303)
    const [draft] = (await who.open(caseNumber)).drafts
    expect(draft?.boxes['text']).toBe('Typed on the page.')
    expect(draft?.boxes).not.toHaveProperty('sending')
  })

  test('that was not seen is kept beside the one that is saved over it, until it was', async () => {
    const { caseNumber, who, save } = await begun()
    await save({ version: 1, boxes: { text: 'The first.' } })
    await save({ version: 1, boxes: { text: 'The second.' } })
    const [draft] = (await who.open(caseNumber)).drafts
    expect([draft?.boxes, draft?.earlier.map(({ boxes }) => boxes)]).toEqual([
      { text: 'The second.' },
      [{ text: 'The first.' }],
    ])
    await save({ version: 1, seen: draft?.savedAt, boxes: { text: 'The third.' } })
    const [after] = (await who.open(caseNumber)).drafts
    expect([after?.boxes, after?.earlier]).toEqual([{ text: 'The third.' }, []])
  })

  test('goes when it is thrown away, but not what was saved after it was seen', async () => {
    const { caseNumber, who, save } = await begun()
    await save({ version: 1, boxes: { text: 'So far.' } })
    const place = (seen: number) =>
      `/cases/${caseNumber}/drafts/respond?seen=${encodeURIComponent(new Date(seen).toISOString())}`
    expect((await who.send('DELETE', place(NOW - 1))).status).toBe(204)
    expect((await who.open(caseNumber)).drafts).toHaveLength(1)
    expect((await (await program('supervisor')).send('DELETE', place(NOW))).status).toBe(204)
    expect((await who.open(caseNumber)).drafts).toHaveLength(1)
    expect((await who.send('DELETE', place(NOW))).status).toBe(204)
    expect((await who.open(caseNumber)).drafts).toEqual([])
  })

  test.each([
    [{ version: 1, boxes: { text: '  ' } }, '/boxes'],
    [{ version: 1, boxes: {} }, '/boxes'],
    [{ version: 1, boxes: { script: 'x' } }, '/boxes/script'],
    [{ boxes: { text: 'x' } }, '/version'],
    [{ version: 1, seen: 'yesterday', boxes: { text: 'x' } }, '/seen'],
  ])('as %j is refused', async (body, pointer) => {
    const { caseNumber, who, save } = await begun()
    const answer = await save(body)
    expect([answer.status, (await problemOf(answer)).errors?.[0]?.pointer]).toEqual([422, pointer])
    expect((await who.open(caseNumber)).drafts).toEqual([])
  })
})
