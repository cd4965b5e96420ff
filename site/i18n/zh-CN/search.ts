import type { search as en } from '../en/search.ts'

export const search: typeof en = {
  title: '搜索',
  description: '在本站全部文件中查找一个词，也可以按种类和日期逐份查看。',
  lede: '包括以前的版本，最新的在前。',
  label: '词语或短句',
  hint: '搜索在您的浏览器里完成，您输入的内容不会发给任何人。',
  submit: '搜索',
  searching: '正在搜索……',
  found: (count, term) => `${count} 个页面有“${term}”。`,
  none: (term) => `没有页面有“${term}”。可以换一个更短的词，或者按下面的种类查看。`,
  loosely: (count, term) => `没有页面完整出现“${term}”，以下 ${count} 个页面有其中的字词。`,
  failed: '搜索暂时无法载入。全部文件按种类列在下面。',
  more: (count) => `再显示 ${count} 个`,
  results: '搜索结果',
  everything: '按种类和日期查看全部',
  superseded: '以前的版本',
  version: (number) => `第 ${number} 版`,
  shelves: {
    'white-papers': '合规整改白皮书',
    statements: '情况说明函',
    faq: '客户问答手册',
    remediation: '整改时间表',
    'service-promise': '服务承诺',
    privacy: '个人信息处理告知',
    pages: '投诉、资质与本站',
  },
}
