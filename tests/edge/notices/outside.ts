import { env } from 'cloudflare:workers'
import * as z from 'zod/mini'
import type { RobotAnswer } from '../../robots.ts'
import { type Mailbox, mailbox, outboxOf, withMail } from '../mail/mailbox.ts'

/** Two handlers, one of every other role. */
export const staff = [
  { id: 'li', email: 'li@company.test', name: 'Li', role: 'handler' },
  { id: 'wang', email: 'wang@company.test', name: 'Wang', role: 'handler' },
  { id: 'zhao', email: 'zhao@company.test', name: 'Zhao', role: 'supervisor' },
  { id: 'chen', email: 'chen@company.test', name: 'Chen', role: 'executive' },
  { id: 'weber', email: 'weber@assessor.test', name: 'Weber', role: 'assessor' },
  { id: 'ops', email: 'ops@company.test', name: 'Ops', role: 'operator' },
]

export const WEBHOOK_SECRET = `whsec_${btoa('twenty-four bytes or more')}`

/** A group of handlers on WeCom, and a program for those above; both with addresses that no other test knows. */
export function groups() {
  const [crew, leads] = [crypto.randomUUID(), crypto.randomUUID()]
  const robots = [
    { kind: 'wecom', id: 'crew', address: at(crew), language: 'zh-CN', levels: [1] },
    {
      kind: 'webhook',
      id: 'leads',
      address: at(leads),
      language: 'en',
      levels: [2, 3],
      secret: WEBHOOK_SECRET,
    },
  ]
  return { robots, crew: outside(crew), leads: outside(leads) }
}
const at = (name: string) => `https://robot.test/${name}?key=a-secret-key`

const Calls = z.array(
  z.object({ path: z.string(), headers: z.record(z.string(), z.string()), body: z.string() }),
)
/** A robot as the outside world has it. */
const outside = (name: string) => ({
  says: async (answer: RobotAnswer) => {
    await fetch(`https://robot.test/${name}/${answer}`, { method: 'PUT' })
  },
  calls: async () => Calls.parse(await (await fetch(`https://robot.test/${name}`)).json()),
})
export type Outside = ReturnType<typeof outside>

/** The Worker's bindings where staff can be told something; without a mailbox by robots alone. */
export const reaching = (
  robots: unknown,
  box?: Mailbox,
  bindings: Env = env as Env,
): Env & { STAFF: string; ROBOTS: string } => ({
  ...(box ? withMail(box, bindings) : { ...bindings, MAIL_FROM: '' }),
  STAFF: JSON.stringify(staff),
  ROBOTS: typeof robots === 'string' ? robots : JSON.stringify(robots),
})

/** What waits or waited for staff about a case, as `kind recipient`, in the order of writing. */
export async function noticesOf(number: string): Promise<string[]> {
  const rows = (await outboxOf(number)).filter(({ recipient }) => recipient !== null)
  return rows
    .toSorted((a, b) => a.createdAt - b.createdAt)
    .map(({ kind, recipient }) => `${kind} ${recipient}`)
}

/** A portal with everything switched on: a mailbox, two groups, and the bindings of both. */
export function office() {
  const box = mailbox()
  const { robots, crew, leads } = groups()
  return { box, crew, leads, robots, bindings: reaching(robots, box) }
}
