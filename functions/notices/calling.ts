import type { Robot } from '#contract/notices'
import { NotTaken } from '../mail/sender.ts'
import { callOf, type Notice, verdictOf } from './robots.ts'

/** A robot that is silent so long is cut off. A run calls one at most twelve times, one after the other, within a lease. */
export const PATIENCE = 8000
/** What platforms answer is a line or two. */
const LONGEST_ANSWER = 4096

/** The beginning of an answer; the rest is never fetched. */
async function beginning({ body }: Response): Promise<string> {
  if (!body) return ''
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let [text, length] = ['', 0]
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return text + decoder.decode()
      text += decoder.decode(value, { stream: true })
      length += value.byteLength
      if (length > LONGEST_ANSWER) return ''
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/**
 * Calls a robot; fulfilled when it has taken the notice, rejected with `NotTaken` when it surely has not. Whatever is
 * thrown here or by the network says nothing of the address: whoever logs it logs its kind alone.
 */
export async function call(robot: Robot, notice: Notice, now: number, patience = PATIENCE): Promise<void> {
  const { url, headers, body } = await callOf(robot, notice, now)
  const signal = AbortSignal.timeout(patience)
  const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal })
  const isSaid = answer.ok && robot.kind !== 'webhook'
  const said = isSaid ? await beginning(answer) : await answer.body?.cancel()
  const verdict = verdictOf(robot.kind, answer.status, said ?? '')
  if (verdict === 'refused') throw new NotTaken()
  if (verdict === 'unknown') throw new Error('nobody knows whether the notice was taken')
}
