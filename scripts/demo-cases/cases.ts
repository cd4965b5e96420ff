import type { Channel, NewComplaint } from '#contract/complaints'
import type { Actor, Step } from '#rules/complaints'

type Told = { after: string; by: Actor; step: Step; text?: string; remedy?: string; rootCause?: string }
export type DemoCase = {
  filedBefore: string
  /** How it came that a handler recorded, and how long after. */
  recorded?: { channel: Channel; after: string }
  filing: Omit<NewComplaint, 'consent'>
  steps: Told[]
}

const customer: Actor = { kind: 'customer' }
const handler: Actor = { kind: 'staff', role: 'handler' }
const supervisor: Actor = { kind: 'staff', role: 'supervisor' }
const executive: Actor = { kind: 'staff', role: 'executive' }

/**
 * The example company's cases: `filedBefore` counts back from the day of seeding, `after` forward from the
 * filing. Together they stand in every state, and the closed ones on every basis.
 */
export const demoCases: DemoCase[] = [
  {
    // The first case is the one whose number and code `npm start` prints: it waits for its customer.
    filedBefore: '2 d',
    filing: {
      category: 'quality',
      impact: 'disruption',
      language: 'zh-CN',
      reference: 'CM-2026-1187',
      organisation: '示例泵业',
      story:
        '11 月 18 日到货的 240 件轴承座，抽检 20 件，其中 3 件内孔为 φ62.041 到 φ62.048，图纸要求 φ62 H7，上限 62.030。装配线已停用这一批，影响两条线各一个班次。检验记录和量具校准证书我们都有。',
      wish: '请先补发合格件 60 件，其余全检后再确认。',
      name: '来料检验组',
      email: 'iqc@shili-pumps.example',
      phone: '',
      onBehalf: false,
    },
    steps: [
      {
        after: '22 min',
        by: handler,
        step: { step: 'respond' },
        text: '收到。我们已冻结同一炉号的库存 118 件，并请质量部今天复测留样。请把 3 件超差件的编号告诉我们，以便对应工位。',
      },
      {
        after: '3 h',
        by: customer,
        step: { step: 'message' },
        text: '编号为 A-017、A-052、A-113，都出自 11 月 12 日二班。',
      },
      {
        after: '20 h',
        by: supervisor,
        step: { step: 'propose', outcome: 'upheld', remedyDue: '+6' },
        text: '复测确认三件超差，原因是精镗工位刀补在换刀后没有回零，影响当班 41 件。成立。',
        remedy:
          '三天内补发 60 件合格件，运费由我们承担；其余 180 件由我方派人到贵司全检；换刀后首件双人复核已于昨天开始执行。',
      },
    ],
  },
  {
    filedBefore: '30 min',
    filing: {
      category: 'stamping-line',
      impact: 'inconvenience',
      language: 'en',
      reference: 'PO 4500-77812',
      organisation: 'Beispiel Verpackung GmbH',
      name: '',
      email: '',
      phone: '',
      onBehalf: false,
      story:
        'Your letter of 1 September says spare parts for the stamped guide rails stay available for five years. Our request of 3 November for 40 rails (drawing 11-2207-C) has not been answered by you or by the company that takes over. We need a delivery date before our shutdown in week 50, or our lawyers will have to look at your letter.',
      wish: 'A binding date, and the name of the person who is responsible after 31 December.',
    },
    steps: [],
  },
  {
    // Nobody has answered, and the promise is missed: the desk asks why.
    filedBefore: '100 min',
    filing: {
      category: 'delivery',
      impact: 'inconvenience',
      language: 'zh-CN',
      organisation: '示例减速机',
      name: '',
      email: '',
      phone: '',
      reference: 'DD-2026-3307',
      onBehalf: false,
      story:
        '订单 DD-2026-3307 的 60 件端盖应于 11 月 19 日到货，今天仍未收到，也没有人通知改期。我们周三要装配。',
      wish: '告诉我们货在哪里、哪天到。',
    },
    steps: [],
  },
  {
    filedBefore: '5 h',
    filing: {
      category: 'compliance',
      impact: 'inconvenience',
      language: 'zh-CN',
      organisation: '示例风电采购部',
      name: '',
      email: '',
      phone: '',
      reference: '',
      onBehalf: false,
      story:
        '我们在第三方平台上仍能看到贵司 2025 年 9 月列入经营异常名录的记录。集团合规要求说明：移出之后有没有再发生未报备的地址变更，今后由谁核对。',
      wish: '书面说明，可以转给集团审计。',
    },
    steps: [
      {
        after: '35 min',
        by: handler,
        step: { step: 'respond' },
        text: '移出之后没有再发生地址变更。地址和证照由行政主管按季度核对，最近一次是 10 月，记录在整改时间表里。书面说明明天给您。',
      },
    ],
  },
  {
    filedBefore: '4 d',
    recorded: { channel: 'phone', after: '9 min' },
    filing: {
      category: 'environment',
      impact: 'disruption',
      language: 'zh-CN',
      name: '',
      organisation: '',
      email: '',
      phone: '',
      reference: '',
      onBehalf: true,
      story:
        '来电人住在园区东门对面，替同楼几户反映：上周二和周四晚上八点以后，贵厂方向有像机油又像酸的气味，持续一个多小时，关窗也闻得到，老人说头晕。以前白天没有过。',
      wish: '查清楚是什么，告诉我们有没有害处。',
    },
    steps: [
      {
        after: '40 min',
        by: handler,
        step: { step: 'respond' },
        text: '谢谢您打电话来，说得很具体。这两晚我们在调试污水站的隔油池，有可能是那里。今晚我们派人在东门值守。',
      },
      // Somebody who has left since: a supervisor can hand over all that they hold.
      { after: '5 h', by: supervisor, step: { step: 'assign', assignee: 'sun-hao' } },
      {
        after: '26 h',
        by: handler,
        step: { step: 'pause', reason: 'outside-test' },
        text: '我们请了有资质的实验室在厂界东侧做夜间采样，结果需要五个工作日。在此期间处理方案的时限暂停，调试改在白天进行。',
      },
    ],
  },
  {
    filedBefore: '24 d',
    filing: {
      category: 'delivery',
      impact: 'disruption',
      language: 'en',
      reference: 'PO 4500-76120',
      organisation: 'Esempio Pompe S.r.l.',
      name: '',
      email: '',
      phone: '',
      onBehalf: false,
      story:
        'Our order of 300 pump shafts was promised for 20 October and arrived on 29 October. Nobody told us before the date passed. We had to fly in 40 shafts from another supplier.',
      wish: 'The extra air freight, and a warning next time.',
    },
    steps: [
      {
        after: '18 min',
        by: handler,
        step: { step: 'respond' },
        text: 'You are right: the shipment left nine days late, and you should have heard from us on 17 October, when we knew. I am checking why the notice was not sent.',
      },
      {
        after: '30 h',
        by: handler,
        step: { step: 'propose', outcome: 'upheld', remedyDue: '+6' },
        text: 'Upheld. A furnace was down for six days and the planner did not release the notice. Since this week the notice goes out by itself when a date slips by two days.',
        remedy:
          'We pay the air freight of EUR 1,840 against your invoice, and ship your next two orders by express at our cost.',
      },
      { after: '44 h', by: customer, step: { step: 'accept' } },
      {
        after: '5 d',
        by: handler,
        step: { step: 'deliver' },
        text: 'EUR 1,840 was paid on your invoice AF-311.',
      },
      {
        after: '7 d',
        by: customer,
        step: { step: 'rate', score: 4 },
        text: 'Clear and quick once we had complained. We should not have had to.',
      },
    ],
  },
  {
    filedBefore: '20 d',
    filing: {
      category: 'packaging',
      impact: 'inconvenience',
      language: 'zh-CN',
      reference: 'DN-20261101-08',
      organisation: '示例包装机械',
      name: '',
      email: '',
      phone: '',
      onBehalf: false,
      story: '这一托阀体的外箱底部受潮塌陷，12 件里有 4 件法兰面有磕碰，能用但要返修。照片可以提供。',
      wish: '承担返修费用，改包装。',
    },
    steps: [
      {
        after: '50 min',
        by: handler,
        step: { step: 'respond' },
        text: '收到。请保留外箱，我们已通知承运方。',
      },
      {
        after: '21 h',
        by: handler,
        step: { step: 'propose', outcome: 'upheld', remedyDue: '+10' },
        text: '成立。外箱用了库存的单层箱，不符合包装规范。',
        remedy: '返修费按每件 120 元支付；自本周起该型号只用双层箱加防潮袋。',
      },
      // Opened and never answered: silence closes it.
      { after: '23 h', by: customer, step: { step: 'open-proposal' } },
    ],
  },
  {
    filedBefore: '16 d',
    filing: {
      category: 'invoicing',
      impact: 'inconvenience',
      language: 'zh-CN',
      reference: 'FP-3391',
      organisation: '示例机电',
      name: '',
      email: '',
      phone: '',
      onBehalf: false,
      story: '十月的发票把 13% 税率开成了 9%，金额也和对账单差 412 元，财务无法入账。',
      wish: '',
    },
    steps: [
      {
        // Late by ten minutes, and so the answer brings the reason.
        after: '70 min',
        by: handler,
        step: { step: 'respond', breachReason: 'absence', playbook: 'promise-missed' },
        text: '我们答应一小时内答复，晚了十分钟：开票的同事上午请假，没有人接手。税率确实开错，正确的是 13%。红字发票和新发票今天下午开出；在那之前，错的那张请不要付款，也不会算您逾期。',
      },
      { after: '8 h', by: customer, step: { step: 'withdraw' }, text: '新发票已收到并入账，不用再处理了。' },
    ],
  },
  {
    filedBefore: '40 d',
    filing: {
      category: 'quality',
      impact: 'disruption',
      language: 'zh-CN',
      reference: 'CM-2026-0932',
      organisation: '示例水务设备',
      name: '',
      email: '',
      phone: '',
      onBehalf: false,
      story: '泵轴在使用四个月后出现锈斑，我们认为是防锈处理不到位，要求整批 500 根免费更换。',
      wish: '整批更换。',
    },
    steps: [
      {
        after: '30 min',
        by: handler,
        step: { step: 'respond' },
        text: '请寄回两根，我们送外部实验室做金相和盐雾对比。',
      },
      {
        after: '60 h',
        by: handler,
        step: { step: 'propose', outcome: 'partly-upheld', remedyDue: '+12' },
        text: '部分成立。盐雾试验合格，锈斑出现在贵司开箱后未上油的存放期；但我们的说明书没有写明开箱后的存放要求。',
        remedy: '免费重新防锈处理 500 根，并补发存放说明。',
      },
      { after: '80 h', by: customer, step: { step: 'reject' }, text: '我们坚持整批更换。' },
      { after: '100 h', by: supervisor, step: { step: 'escalate' }, text: '由总经理审定。' },
      {
        after: '130 h',
        by: executive,
        step: { step: 'final', outcome: 'partly-upheld', cause: 'information' },
        text: '复核了外部实验室的两份报告，结论不变：轴体和防锈层合格，说明书缺少存放要求是我们的责任，重新处理的提议继续有效。如不同意，可按供货合同第十四条提交仲裁。',
        rootCause: '存放要求只写在内部工艺卡上，编说明书时没有人对照工艺卡核对。',
      },
    ],
  },
  {
    filedBefore: '12 d',
    filing: {
      category: 'other',
      impact: 'inconvenience',
      language: 'zh-CN',
      name: '',
      organisation: '',
      email: '',
      phone: '',
      reference: '',
      onBehalf: false,
      story: '园区北侧道路夜间货车鸣笛，影响休息。车不一定是贵司的，但停在贵司门口的路段。',
      wish: '',
    },
    steps: [
      {
        after: '25 min',
        by: handler,
        step: { step: 'refer' },
        text: '我们核对了出入记录，那几晚没有我们的货车。这段路由园区管委会管理，已把您的描述转给园区物业，您也可以直接拨打园区服务电话。',
      },
    ],
  },
  {
    filedBefore: '46 h',
    filing: {
      category: 'quality',
      impact: 'inconvenience',
      language: 'zh-CN',
      reference: 'CM-2026-1187',
      organisation: '示例泵业二厂',
      name: '',
      email: '',
      phone: '',
      onBehalf: false,
      story: '11 月 18 日这批轴承座我们二厂也领用了 30 件，内孔偏大，和一厂反映的是同一批。',
      wish: '',
    },
    steps: [
      {
        after: '40 min',
        by: handler,
        step: { step: 'duplicate' },
        text: '与贵司来料检验组提交的是同一批，并入那件投诉一起处理，您的 30 件已计入全检数量。',
      },
    ],
  },
  {
    // Nobody opened the proposal and nobody could be told: closed as not reached, and the code opens it still.
    filedBefore: '95 d',
    filing: {
      category: 'invoicing',
      impact: 'inconvenience',
      language: 'zh-CN',
      reference: 'DZ-2026-0817',
      organisation: '示例轴承贸易',
      name: '',
      email: '',
      phone: '',
      onBehalf: false,
      story: '七月的对账单里有两笔我们没有收过的货，金额合计 3,160 元，请核对后更正。',
      wish: '',
    },
    steps: [
      {
        after: '35 min',
        by: handler,
        step: { step: 'respond' },
        text: '收到。我们今天对照七月的出库单和签收单。',
      },
      {
        after: '20 h',
        by: handler,
        step: { step: 'propose', outcome: 'upheld', remedyDue: '+5' },
        text: '成立。两笔是另一家客户的货，录单时选错了客户编号。',
        remedy: '对账单已更正，更正后的版本随八月对账单一起寄出。',
      },
    ],
  },
  {
    // Closed six months ago, with the customer's agreement to later visits: the second one is due in these days.
    filedBefore: '182 d',
    filing: {
      category: 'delivery',
      impact: 'inconvenience',
      language: 'zh-CN',
      reference: 'DD-2026-1902',
      organisation: '示例阀门',
      name: '采购部',
      email: '',
      phone: '+86 25 0000 0101',
      onBehalf: false,
      story: '最近三次到货都比约定晚两到三天，每次都是我们打电话去问才知道。装配计划因此改了两回。',
      wish: '晚了要提前告诉我们。',
    },
    steps: [
      {
        after: '25 min',
        by: handler,
        step: { step: 'respond' },
        text: '收到。三张订单我们都在查：晚在哪一道，为什么没有通知您。',
      },
      {
        after: '22 h',
        by: handler,
        step: { step: 'propose', outcome: 'upheld', remedyDue: '+5' },
        text: '成立。三次都晚在外协热处理，计划员知道，但没有规定由谁通知客户。',
        remedy: '交期有变，当天由计划员书面通知贵司；外协改为两家，其中一家备用。',
      },
      { after: '40 h', by: customer, step: { step: 'accept', visits: true } },
      {
        after: '44 h',
        by: handler,
        step: { step: 'name-cause', cause: 'process' },
        text: '交期变更的通知没有写进计划员的工作步骤。',
      },
      {
        after: '6 d',
        by: handler,
        step: { step: 'deliver' },
        text: '通知步骤从今天起执行，第二家外协的合同已签。',
      },
      {
        after: '95 d',
        by: handler,
        step: { step: 'visit', result: 'holds' },
        text: '电话里您说，三个月来两次改期都在当天收到了通知。',
      },
    ],
  },
  {
    // Closed three months ago: its follow-up visit is due in these days, and its cause has its cure.
    filedBefore: '93 d',
    filing: {
      category: 'quality',
      impact: 'inconvenience',
      language: 'en',
      reference: 'PO 4500-7719',
      organisation: 'Beispiel Pumpen GmbH',
      name: 'A. Beispiel',
      email: '',
      phone: '+49 30 0000 000',
      onBehalf: false,
      story:
        'Two bearing housings of the last delivery had burrs at the oil groove. We removed them ourselves, but it should not happen.',
      wish: '',
    },
    steps: [
      {
        after: '30 min',
        by: handler,
        step: { step: 'respond' },
        text: 'Thank you. We look at the parts that we kept of this lot today, and at the inspection record.',
      },
      {
        after: '20 h',
        by: handler,
        step: { step: 'propose', outcome: 'upheld', remedyDue: '+10' },
        text: 'You are right. The groove was not on the list of the final inspection, so nobody looked there.',
        remedy: 'Two hours of your work are credited, and the groove is inspected on every part from now on.',
      },
      { after: '40 h', by: customer, step: { step: 'accept' } },
      {
        after: '44 h',
        by: handler,
        step: { step: 'name-cause', cause: 'process', item: 'compliance-programme/inspection-steps' },
        text: 'The drawing changed in May; the list of the final inspection did not.',
      },
      {
        after: '8 d',
        by: handler,
        step: { step: 'deliver' },
        text: 'The credit note went out today, and the list of the final inspection has the groove.',
      },
    ],
  },
]
