import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { read } from '../browser.ts'
import { pdf, withoutBucket } from '../files/samples.ts'
import { filed, handler, MINUTE, NOW, runClock, step } from '../support.ts'
import { post } from './sending.ts'
import { colleague, deskCase, locally, program, saving, stepForm } from './staff.ts'

const json = { 'Content-Type': 'application/json' }
const at = NOW + MINUTE
const text = 'We have measured them again.'
const report = { name: 'Messung.pdf', content: pdf('measurement') }

/** A first answer that somebody has begun on the page, with a file that waits for it. */
async function begun(bindings = locally('handler')) {
  const { caseNumber } = await filed()
  const path = deskCase(caseNumber)
  const who = colleague('handler', at, bindings)
  const form = saving(await who.open(path), 'respond', { text })
  expect((await post(who, path, form, [report])).status).toBe(303)
  const rows = async () =>
    (
      await env.DB.prepare('select id, version from files where number = ?')
        .bind(caseNumber)
        .all<{ id: string; version: number | null }>()
    ).results
  const [{ id } = { id: '' }] = await rows()
  const isStored = async () => (await env.FILES.head(`files/${id}`)) !== null
  expect(await isStored()).toBe(true)
  return { caseNumber, path, who, rows, isStored }
}
const discarding = (page: Awaited<ReturnType<typeof read>>) => ({
  ...stepForm(page, 'respond', { draft: page.fields['draft-respond'] ?? '', text }),
  discard: 'respond',
})

test('a draft that is thrown away takes its files along: from the list, from D1 and from R2', async () => {
  const { path, who, rows, isStored } = await begun()
  const page = await who.open(path)
  const dropped = await read(await post(who, path, discarding(page)))
  expect(dropped.fields['dropped']).toBe(text)
  expect(dropped.words).toContain('The files that waited with the draft are gone too.')
  expect(dropped.words).not.toContain(report.name)
  expect([await rows(), await isStored()]).toEqual([[], false])
  expect((await who.open(path)).words).not.toContain(report.name)
  // The same file can be chosen anew at once.
  const again = saving(await who.open(path), 'respond', { text })
  expect((await post(who, path, again, [report])).status).toBe(303)
  expect((await who.open(path)).words).toContain(report.name)
})

test('what another window has saved since stays, with the files', async () => {
  const { path, who, isStored } = await begun()
  const old = await who.open(path)
  expect((await post(who, path, saving(old, 'respond', { text: 'From another window.' }))).status).toBe(303)
  await post(who, path, discarding(old))
  const page = await who.open(path)
  expect([page.fields['text-respond'], page.words.includes(report.name)]).toEqual([
    'From another window.',
    true,
  ])
  expect(await isStored()).toBe(true)
})

test('while R2 is out of reach the files are listed no more, and the clock removes them', async () => {
  const { path, who, rows, isStored } = await begun(locally('handler', withoutBucket(['delete'])))
  const page = await who.open(path)
  expect((await read(await post(who, path, discarding(page)))).words).not.toContain(report.name)
  expect([(await rows()).length, await isStored()]).toEqual([1, true])
  await runClock(who.clock.now + MINUTE)
  expect([await rows(), await isStored()]).toEqual([[], false])
})

test('a draft that can no longer be sent is thrown away with its files', async () => {
  const { caseNumber, path, who, rows, isStored } = await begun()
  await step(caseNumber, { step: 'respond' }, handler, at, { text: 'A colleague was quicker.' })
  const page = await who.open(path)
  expect(page.fields['stranded']).toContain(text)
  const { token = '', case: number = '', version = '', leftUntil = '', stranded = '' } = page.fields
  const form = { token, case: number, version, leftUntil, stranded, discard: 'left' }
  expect((await who.post(path, form)).status).toBe(200)
  expect([await rows(), await isStored()]).toEqual([[], false])
})

test('a step by API takes its draft along, with the files that waited for it; no other draft, and nobody else’s', async () => {
  const { caseNumber, rows, isStored } = await begun()
  const [me, other] = [await program('handler', at), await program('supervisor', at)]
  const save = (who: typeof me, action: string) =>
    who.send(
      'PUT',
      `/cases/${caseNumber}/drafts/${action}`,
      json,
      JSON.stringify({ version: 1, boxes: { text } }),
    )
  for (const [who, action] of [
    [me, 'note'],
    [other, 'respond'],
  ] as const)
    expect((await save(who, action)).status).toBe(200)
  // One that is refused leaves everything.
  expect((await me.act(caseNumber, { action: 'respond', version: 9, text })).status).toBe(409)
  expect((await me.open(caseNumber)).drafts.map(({ action }) => action).sort()).toEqual(['note', 'respond'])
  expect((await me.act(caseNumber, { action: 'respond', version: 1, text })).status).toBe(200)
  expect((await me.open(caseNumber)).drafts.map(({ action }) => action)).toEqual(['note'])
  expect((await other.open(caseNumber)).drafts.map(({ action }) => action)).toEqual(['respond'])
  expect([await rows(), await isStored()]).toEqual([[], false])
})

test('a draft that a program throws away goes with its files', async () => {
  const { caseNumber, rows, isStored } = await begun()
  const who = await program('handler', at)
  const [draft] = (await who.open(caseNumber)).drafts
  const seen = encodeURIComponent(draft?.savedAt ?? '')
  expect((await who.send('DELETE', `/cases/${caseNumber}/drafts/respond?seen=${seen}`)).status).toBe(204)
  expect((await who.open(caseNumber)).drafts).toEqual([])
  expect([await rows(), await isStored()]).toEqual([[], false])
})
