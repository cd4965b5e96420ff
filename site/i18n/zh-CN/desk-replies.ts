import type { replies as en } from '../en/desk-replies.ts'

export const replies: typeof en = {
  breachReasons: {
    workload: '同时处理的投诉太多',
    complexity: '查清事实比承诺的时间更久',
    'information-missing': '内部缺资料或记录',
    'outside-party': '等外部单位',
    'handed-over-late': '转交太晚',
    mistake: '我们的差错：漏看或误判',
    absence: '有人不在岗，无人顶替',
    'system-fault': '系统故障',
  },
  because: (reason) => `超时原因：${reason}`,
  saved: (when) => `草稿已保存：${when}`,
  begun: (who, step, when) => `${who}：${step}，${when} 保存`,
  sentBefore: '这张表单之前已经发出，当时的内容不同，以当时的为准。后来写的如仍需要，现在再发一次即可。',
  picture: '图片',
  withFiles: (names) => `附文件：${names.join('、')}`,
  choosePlaybook: '选择参考答复',
  needs: {
    data: '客户要的是事实和数据',
    heard: '客户要的是先被听见',
    assurance: '客户要的是一个说得准的交代',
  },
  fieldNames: {
    caseNumber: '投诉编号',
    name: '姓名',
    category: '类别',
    reference: '订单号或参考号',
    filedAt: '提交时间',
    respondBy: '首次响应期限',
    proposeBy: '处理方案期限',
    staffName: '您的姓名',
    company: '公司名称',
  },
  fromPlaybook: (title) => `参考答复：“${title}”`,
  usedPlaybook: (title) => `以参考答复“${title}”起草`,
  refused: {
    'reason-owed': '这件投诉有一次超时还没说明原因。请先选原因，再发出客户会读到的内容。',
    'reason-not-owed': '这件投诉没有待说明的超时。',
  },
}
