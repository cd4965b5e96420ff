import type { reaching as en } from '../en/reaching.ts'

export const reaching: typeof en = {
  by: { phone: '电话', letter: '信函', 'in-person': '当面' },
  ways: { phone: '电话', letter: '信函', 'in-person': '当面' },
  customer: {
    unreached: '您用查询码打开本页、看到处理方案时，答复时间才开始计算。',
    notReached: (when, length) =>
      `到 ${when}仍联系不到您的，投诉以“未能联系到”结案；此后 ${length}内，凭查询码可以重新打开。`,
    told: (way, when) => `我们已于 ${when}通过${way}告知您处理方案。`,
    unconfirmed: '主管确认这一点之前，投诉不会自动结案。如果没有人告知过您，请给我们留言。',
    remind: {
      mail: (when) => `我们会在 ${when}发邮件提醒您一次。`,
      desk: (when) => `${when}以后，我们会通过电话或信函提醒您一次；提醒之后不满 24 小时，投诉不会自动结案。`,
      none: '不会有提醒：我们不能给您发邮件，也没有您的电话号码。',
    },
    onItsWay: '提醒邮件正在发出；发出后不满 24 小时，投诉不会自动结案。',
    owed: '我们还要通过电话或信函提醒您一次；提醒之后不满 24 小时，投诉不会自动结案。',
    reminded: (when) => `我们已于 ${when}提醒过您，不再另行提醒。`,
    outage: (length) => `在您答复的时间里，系统停用了 ${length}，这段时间已补给您。`,
    reopenNotReached: '我们没能联系到您，告知处理方案。如果您仍需要答复，可以重新打开，内容都还在。',
  },
  remindsByMail: {
    customer: '开始发邮件提醒您：还有一份待答复的处理方案',
    staff: '开始向客户发提醒邮件',
  },
  happened: {
    told: (way, day) => `${way}，${day}`,
    sentAt: (when) => `邮件发出时间：${when}`,
    by: { desk: '由工作台通过电话或信函提醒', none: '也没有电话号码，不会有提醒' },
  },
  staff: {
    begins: {
      mail: (length) => `随即发出邮件。邮件发出，或客户打开处理方案，${length}的答复时间即开始计算。`,
      other: (length) =>
        `不能给这位客户发邮件。客户用查询码打开处理方案，或者您告知客户并在此记录之后，${length}的答复时间才开始计算；在此之前列在“尚未联系到”。`,
    },
    reminder: {
      mail: (length) => `${length}后发邮件提醒客户一次。`,
      desk: (length) => `不能发邮件提醒：${length}后由工作台提醒，提醒之前不会自动结案。`,
      none: '无法提醒客户：不能发邮件，也没有电话号码。客户的页面上会写明。',
    },
    closes: '此后客户一直不答复的，投诉自动结案，不算客户同意；不在休息日结案，也不早于提醒后 24 小时。',
    closesAt: (when) => `客户一直不答复的话，投诉最早于 ${when}自动结案，不算客户同意。`,
    toConfirm: '主管确认已告知客户之前，投诉不会自动结案。',
    notReached: (length) => `${length}仍联系不到客户的，投诉以“未能联系到”结案，单独统计。`,
    reached: {
      mail: (when) => `已于 ${when}发邮件告知客户。`,
      opened: (when) => `客户已于 ${when}打开处理方案。`,
      told: (way, when) => `已于 ${when}通过${way}告知客户。`,
    },
  },
  promise: {
    title: '处理方案怎样送达您',
    reached:
      '处理方案送达您之后，答复时间才开始计算：通知邮件已发到您确认过的邮箱；或者您用查询码打开了处理方案；或者我们通过电话、信函或当面告知您，并记录了日期。只有我们自己的记录说明已告知您的，要先由主管确认，投诉才可能因逾期未答结案。',
    reminded:
      '提醒发到您确认过的邮箱。不能给您发邮件的，由我们通过电话或信函提醒，提醒之前投诉不会自动结案。我们也没有您的电话号码的，不会有提醒，投诉页面上会写明。',
    afterReminder: '提醒之后，您至少还有 24 小时可以答复。',
    notReached: (length) =>
      `处理方案 ${length}仍未送达任何人的，投诉以“未能联系到”结案，单独统计。内容删除之前，凭查询码可以重新打开。`,
    outage: '系统停用或关闭的时间，补到您答复和重新打开投诉的时间里，绝不补给我们自己的时限。',
  },
}
