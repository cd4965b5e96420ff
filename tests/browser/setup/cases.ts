import type { DemoCase } from '../../../scripts/demo-cases/cases.ts'
import { stories } from './stories.ts'

/** The order that two of the cases name. */
export const ORDER = 'EG-2026-0417'
/** What the customer of the first case wrote in a message. */
export const GAUGE = 'A-017'

const handler = { kind: 'staff', role: 'handler' } as const
const customer = { kind: 'customer' } as const

const filing: DemoCase['filing'] = {
  category: 'quality',
  impact: 'disruption',
  language: 'zh-CN',
  reference: ORDER,
  organisation: '样例泵业',
  name: '来料检验组',
  email: 'iqc@pumps.example',
  phone: '',
  onBehalf: false,
  story: '三把卡尺的示值与校准证书对不上，装配线停了一个班次，请尽快处理。',
  wish: '请先换三把合格的。',
}

/** The cases with which a portal of the tests' company begins: the first is the one that anyone with its code may open. */
export const firstCases: DemoCase[] = [
  {
    filedBefore: '2 d',
    filing,
    steps: [
      { after: '22 min', by: handler, step: { step: 'respond' }, text: '收到，今天复测。请告诉我们编号。' },
      { after: '3 h', by: customer, step: { step: 'message' }, text: `编号是 ${GAUGE}。` },
      {
        after: '20 h',
        by: { kind: 'staff', role: 'supervisor' },
        step: { step: 'propose', outcome: 'upheld', remedyDue: '+6' },
        text: '复测确认，证书写的是另一把的读数。成立。',
        remedy: '三天内换三把，运费由我们承担。',
      },
    ],
  },
  { filedBefore: '46 h', filing: { ...filing, email: '', name: '', impact: 'inconvenience' }, steps: [] },
  {
    // Closed three months ago: its follow-up visit is due.
    filedBefore: '93 d',
    filing: { ...stories.delivered.filing, impact: 'inconvenience', reference: 'PO 4500-7719' },
    steps: [
      { after: '30 min', by: handler, step: { step: 'respond' }, text: 'We measure it again today.' },
      {
        after: '20 h',
        by: handler,
        step: { step: 'propose', outcome: 'upheld', remedyDue: '+10' },
        text: 'You are right; the certificate was of another caliper.',
        remedy: 'A new certificate.',
      },
      { after: '40 h', by: customer, step: { step: 'accept' } },
      {
        after: '44 h',
        by: handler,
        step: { step: 'name-cause', cause: 'process', item: 'measuring-room/second-reader' },
        text: 'Nobody read the certificate again.',
      },
      { after: '8 d', by: handler, step: { step: 'deliver' }, text: 'The certificate went out today.' },
    ],
  },
  {
    // Closed six months ago, with agreement to later visits: the second one is due.
    filedBefore: '182 d',
    filing: {
      ...filing,
      category: 'delivery',
      impact: 'inconvenience',
      reference: 'DD-2026-1902',
      email: '',
      phone: '+86 10 0000 0101',
      story: '最近三次到货都晚了两三天，每次都是我们打电话去问才知道。',
    },
    steps: [
      { after: '25 min', by: handler, step: { step: 'respond' }, text: '收到，三张订单都在查。' },
      {
        after: '22 h',
        by: handler,
        step: { step: 'propose', outcome: 'upheld', remedyDue: '+5' },
        text: '成立。没有规定由谁通知客户。',
        remedy: '交期有变，当天书面通知。',
      },
      { after: '40 h', by: customer, step: { step: 'accept', visits: true } },
      { after: '44 h', by: handler, step: { step: 'name-cause', cause: 'process' }, text: '没有这一步。' },
      { after: '6 d', by: handler, step: { step: 'deliver' }, text: '从今天起执行。' },
      { after: '95 d', by: handler, step: { step: 'visit', result: 'holds' }, text: '都在当天收到了通知。' },
    ],
  },
  ...Object.values(stories),
]
