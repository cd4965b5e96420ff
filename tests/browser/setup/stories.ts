import type { DemoCase } from '../../../scripts/demo-cases/cases.ts'

type Told = DemoCase['steps'][number]

const handler = { kind: 'staff', role: 'handler' } as const
const supervisor = { kind: 'staff', role: 'supervisor' } as const
const executive = { kind: 'staff', role: 'executive' } as const
const customer = { kind: 'customer' } as const

const filing: DemoCase['filing'] = {
  category: 'quality',
  impact: 'disruption',
  language: 'en',
  reference: 'PO 4500-1',
  organisation: 'Beispiel Pumpen GmbH',
  name: 'A. Beispiel',
  email: '',
  phone: '+49 30 0000 000',
  onBehalf: false,
  story:
    'Three of the twenty bearing housings that we measured are too wide by a hundredth. The line stands.',
  wish: 'Sixty good ones before Friday.',
}

const respond: Told = {
  after: '20 min',
  by: handler,
  step: { step: 'respond' },
  text: 'We have set the stock of that melt aside and measure it today.',
}
const propose = (after: string, by: Told['by'] = handler): Told => ({
  after,
  by,
  step: { step: 'propose', outcome: 'partly-upheld', remedyDue: '+6' },
  text: 'Two of the three are too wide; the third is within tolerance at 20 degrees.',
  remedy: 'Sixty measured housings, free of charge.',
})
/** From here on the customer's time to answer runs. */
const open = (after: string): Told => ({ after, by: customer, step: { step: 'open-proposal' } })
const take = (after: string, step: 'accept' | 'withdraw' | 'reject'): Told => ({
  after,
  by: customer,
  step: { step },
})

const contested: Told[] = [
  respond,
  propose('20 h'),
  take('21 h', 'reject'),
  propose('30 h', supervisor),
  take('31 h', 'reject'),
]

/** Cases of which the browser tests ask for as many as they need, each in a state of its own. */
export const stories = {
  received: { filedBefore: '10 min', filing, steps: [] },
  late: { filedBefore: '100 min', filing, steps: [] },
  waiting: {
    filedBefore: '30 h',
    filing,
    steps: [
      respond,
      {
        after: '4 h',
        by: handler,
        step: { step: 'ask' },
        text: 'Which of the three did you measure at 20 degrees?',
      },
    ],
  },
  proposed: { filedBefore: '26 h', filing, steps: [respond, propose('20 h'), open('20 h')] },
  questioned: {
    filedBefore: '26 h',
    filing,
    steps: [
      respond,
      propose('20 h'),
      { after: '22 h', by: customer, step: { step: 'message' }, text: 'Who pays for the line?' },
    ],
  },
  /** Nobody can be reminded without address and number. */
  silence: {
    filedBefore: '6 d',
    filing: { ...filing, phone: '' },
    steps: [respond, propose('20 h'), open('20 h')],
  },
  agreed: { filedBefore: '40 h', filing, steps: [respond, propose('20 h'), take('22 h', 'accept')] },
  delivered: {
    filedBefore: '9 d',
    filing,
    steps: [
      respond,
      propose('20 h'),
      take('22 h', 'accept'),
      { after: '60 h', by: handler, step: { step: 'deliver' }, text: 'Sixty housings left our gate today.' },
    ],
  },
  withdrawn: { filedBefore: '5 h', filing, steps: [respond, take('2 h', 'withdraw')] },
  referred: {
    filedBefore: '5 h',
    filing,
    steps: [
      respond,
      {
        after: '2 h',
        by: handler,
        step: { step: 'refer' },
        text: 'The carrier is responsible: 400 000 0000.',
      },
    ],
  },
  duplicate: {
    filedBefore: '5 h',
    filing,
    steps: [
      respond,
      { after: '2 h', by: handler, step: { step: 'duplicate' }, text: 'It is handled with MJ-0000-0000.' },
    ],
  },
  /** At level 3 and in its third round: what is left is the final answer. */
  contested: { filedBefore: '40 h', filing, steps: contested },
  final: {
    filedBefore: '5 d',
    filing,
    steps: [
      ...contested,
      {
        after: '40 h',
        by: executive,
        step: { step: 'final', outcome: 'partly-upheld', cause: 'process' },
        text: 'We stay with our finding. You can turn to the court that your contract names.',
      },
    ],
  },
} satisfies Record<string, DemoCase>

export type Story = keyof typeof stories
