import { expect, test } from 'vitest'
import { read, visitor } from '../browser.ts'
import { filed, unreachable } from '../support.ts'
import { colleague, deskCase, locally, stepForm } from './staff.ts'

const twinOf = (html: string) => /<a href="([^"]*)" lang="zh-CN" hreflang="zh-CN"/.exec(html)?.[1] ?? ''

test('every page of the desk leads to one in the other language that is there', async () => {
  const { caseNumber } = await filed()
  const path = deskCase(caseNumber)
  const who = colleague('supervisor')
  const rooms = ['', 'alerts/', 'causes/', 'find/', 'hand-over/', 'intake/', 'you/'].map(
    (room) => `/en/desk/${room}`,
  )
  const pages = await Promise.all([...rooms, path, `${path}file/`].map((room) => who.open(room)))
  const form = stepForm(await who.open(path), 'respond', { text: 'We measure today.' })
  const checked = await read(await who.post(path, form))
  expect(checked.buttons).toContain('go')
  const cut = visitor({
    origin: 'http://localhost',
    bindings: locally('supervisor', unreachable()),
    cookies: who.cookies,
  })
  const kept = await read(await cut.post(path, form))
  expect(kept.status).toBe(503)
  for (const { html, title } of [...pages, checked, kept]) {
    const answer = await who.get(twinOf(html))
    expect([title, answer.status, (await answer.text()).includes('<html lang="zh-CN"')]).toEqual([
      title,
      200,
      true,
    ])
  }
})
