import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { LOT } from '../../../functions/desk/hand-over/store.ts'
import { filed, NOW, problemOf, step, stored, supervisor } from '../support.ts'
import { program } from './staff.ts'

const json = { 'Content-Type': 'application/json' }
const audit = async (number: string) =>
  (
    await env.DB.prepare('select staff, act, version from audit where number = ? order by id')
      .bind(number)
      .all()
  ).results

describe('handing over', () => {
  const held = async (by: string, count: number) => {
    const numbers: string[] = []
    for (let made = 0; made < count; made++) {
      const { caseNumber } = await filed()
      await step(caseNumber, { step: 'assign', assignee: by }, supervisor, NOW)
      numbers.push(caseNumber)
    }
    return numbers
  }
  const hand = async (body: unknown) =>
    (await program('supervisor')).send('POST', '/hand-over', json, JSON.stringify(body))

  test('gives all that somebody holds to a colleague, once, with a record of each', async () => {
    const numbers = await held('gone-by-api', 2)
    const who = await program('supervisor')
    const { holders, atOnce } = JSON.parse(await (await who.get('/hand-over')).text())
    expect([holders.includes('gone-by-api'), atOnce]).toEqual([true, LOT])
    const wanted = { from: 'gone-by-api', to: 'executive' }
    expect(await (await hand(wanted)).json()).toEqual({ handed: 2, missed: 0, left: 0 })
    expect(await (await hand(wanted)).json()).toEqual({ handed: 0, missed: 0, left: 0 })
    for (const number of numbers) {
      expect((await who.open(number)).assignee).toBe('executive')
      expect((await audit(number))[0]).toEqual({ staff: 'supervisor', act: 'assign', version: 3 })
    }
  })

  test('sent twice at once hands each case over once', async () => {
    const numbers = await held('twice-by-api', 3)
    const wanted = { from: 'twice-by-api', to: 'handler' }
    const answers = await Promise.all([hand(wanted), hand(wanted)])
    const handed = await Promise.all(answers.map(async (answer) => JSON.parse(await answer.text()).handed))
    expect(handed[0] + handed[1]).toBe(3)
    for (const number of numbers) expect((await stored(number)).events).toHaveLength(3)
  })

  test.each([
    [{ from: 'somebody', to: 'assessor' }, [{ pointer: '/to', code: 'to.missing' }]],
    [{ from: 'handler', to: 'handler' }, [{ pointer: '/to', code: 'to.same' }]],
    [
      { from: '', to: 'nobody' },
      [
        { pointer: '/from', code: 'from.missing' },
        { pointer: '/to', code: 'to.missing' },
      ],
    ],
    [{ from: 'somebody' }, [{ pointer: '/to', code: 'to.missing' }]],
  ])('%j is refused', async (body, errors) => {
    const answer = await hand(body)
    expect([answer.status, (await problemOf(answer)).errors]).toEqual([422, errors])
  })

  test('is no handler’s to do', async () => {
    const who = await program('handler')
    const all = JSON.stringify({ from: 'supervisor', to: 'handler' })
    expect((await who.send('POST', '/hand-over', json, all)).status).toBe(403)
  })
})
