import type { filing as en } from '../en/filing.ts'

export const filing: typeof en = {
  form: {
    honeypotQuestion:
      '“网站”一栏被填写了。这一栏人看不到，只有程序会填。如果您是本人操作，请清空后再发送，内容不会丢失。',
    haste: '提交得非常快。请再通读一遍后发送，我们以此挡住程序。',
    stale: '这份表单打开已超过一天，或来自别处。内容都还在，请再发送一次。',
    staleFiles: '这份表单打开已超过一天，或来自别处。您写的内容都还在；请重新选择文件，再发送一次。',
  },
  check: {
    labels: {
      category: '关于什么',
      impact: '对您的影响',
      story: '发生了什么',
      wish: '希望怎样解决',
      reference: '订单、合同或送货单号',
      name: '姓名',
      organisation: '公司或单位',
      email: '电子邮箱',
      phone: '电话',
      onBehalf: '投诉人',
      file: '照片和文件',
      consent: '您的同意',
      empty: '没有填写',
    },
    list: (names) => names.join('、'),
    forSelf: '您本人或您的单位',
    forOther: '您替他人投诉，对方知情',
    consented: (version) => `您已阅读隐私告知第 ${version} 版，并同意内容存储在境外。`,
    times: (respond, propose) =>
      `提交之后，${respond}内有工作人员答复，${propose}内给出处理方案；时间按服务承诺计算。`,
    already: (number) => `这份表单已经提交，编号为 ${number}`,
    asMessage: (number) => `作为留言发给 ${number}`,
    doorTitle: '请先打开这件投诉',
    door: '这个浏览器已不再打开着它。请输入查询码，您的内容随后会出现在留言框里。',
  },
  files: {
    hash: '原文件的 SHA-256：',
    remove: '移除',
    kept: (count) => `已保留 ${count} 个文件，稍后会重新列出。`,
    gone: '原来列在这里的某个文件已不再保留：超过了一天，或在另一个标签页里被移除。请核对列表，补上缺少的文件，再提交一次。',
    named: (name) => `“${name}”：`,
    nth: (position) => `第 ${position} 个文件：`,
    cut: '这个文件和它后面的文件都没有读取。',
  },
  receipt: {
    promise: (version) => `以上时间出自服务承诺第 ${version} 版，该版本对这件投诉始终有效。`,
    savedMissing: '两项都保存好后请勾选，此后查询码不能再次显示。',
    file: (lines) =>
      [
        `${lines.company} 投诉受理回执`,
        '',
        `投诉编号：${lines.number}`,
        `查询码：  ${lines.code}`,
        '',
        `提交时间：          ${lines.filed}`,
        `工作人员最晚答复：  ${lines.respondBy}`,
        `最晚给出处理方案：  ${lines.proposeBy}`,
        '',
        `查询投诉：${lines.track}`,
        '',
        '没有查询码，您将无法在线查看；我们会继续处理，您也可以来电。',
        '',
      ].join('\r\n'),
    fileName: (number) => `receipt-${number}.txt`,
  },
}
