import { both, DAY, type Skeleton, write, writeChinese } from './gaps.ts'

const handbookIn = (
  language: 'en' | 'zh-CN',
  say: (what: string) => string,
  words: Record<string, string>,
) => `---
title: ${say(words['title'] ?? '')}
summary: ${say(words['summary'] ?? '')}
language: ${language}
audience: ${say(words['audience'] ?? '')}
updated: ${DAY}
sections:
  - title: ${say(words['section'] ?? '')}
    questions:
      - id: first-question # ${words['id']}
        question: ${say(words['question'] ?? '')}
        answer: |
          ${say(words['answer'] ?? '').slice(1, -1)}
        updated: ${DAY}
        reviewBy: ${DAY}
---

${say(words['introduction'] ?? '').slice(1, -1)}
`

export const handbook: Skeleton = (slug) => ({
  [`faq/${slug}/en.mdx`]: handbookIn('en', write, {
    title: 'the title',
    summary: 'one sentence, at most 200 characters',
    audience: 'for whom it is written',
    section: 'a heading for a few questions',
    id: 'the same in both languages, never changed: it is the address',
    question: 'the question in the words of a customer',
    answer: 'the answer first, then why',
    introduction: 'an introduction in two sentences',
  }),
  [`faq/${slug}/zh-CN.mdx`]: handbookIn('zh-CN', writeChinese, {
    title: '标题',
    summary: '一句话概括，不超过 200 字',
    audience: '写给谁',
    section: '几个问题的小标题',
    id: '两种语言相同，发布后不改：它就是网址',
    question: '用客户的话提问',
    answer: '先回答，再说原因',
    introduction: '两句话的引言',
  }),
})

export const timeline: Skeleton = (slug) => ({
  [`remediation/${slug}/ledger.yaml`]: `# Facts once, words in every language. Entries are only ever added; a mistake is mended by a new entry.
# 事实写一遍，文字写两种语言。记录只增不改；写错了，用一条新记录更正。
items:
  - id: first-item
    title: ${both('the item in a few words', '事项名称')}
    cause: ${both('what went wrong', '问题出在哪里')}
    measure: ${both('what will be different', '改什么')}
    owner: ${both('the role that answers, never a name', '负责的岗位，不写人名')}
    due: ${DAY}
    entries:
      - date: ${DAY}
        kind: planned # then started, progress, replanned (with due), done, verified (with by)
        note: ${both('what was decided', '决定了什么')}
`,
  [`remediation/${slug}/en.mdx`]: `---
title: ${write('the title')}
summary: ${write('one sentence, at most 200 characters')}
language: en
---

[To write: why this timeline exists and how to read it.]
`,
  [`remediation/${slug}/zh-CN.mdx`]: `---
title: ${writeChinese('标题')}
summary: ${writeChinese('一句话概括，不超过 200 字')}
language: zh-CN
---

［待写：为什么有这份时间表，怎么看。］
`,
})

export const certificate: Skeleton = (slug) => ({
  [`certificates/${slug}.yaml`]: `title: ${both('the certificate’s name', '证书名称')}
issuer: ${both('who issued it', '发证机构')}
number: ${write('its number / 编号')}
scope: ${both('what it covers, and so what it does not', '覆盖范围')}
validFrom: ${DAY}
validUntil: none # a date like "2027-06-11"; none only for what never ends / 只有长期有效的才写 none
scan: scans/${slug}.svg # replace by the scan / 换成扫描件
verify:
  where: ${both('where a reader can check it without asking us', '读者不必问我们、可以自行查验的地方')}
`,
  [`certificates/scans/${slug}.svg`]: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297" role="img"><title>Scan to come 扫描件待补</title><rect width="210" height="297" fill="#fff" stroke="#999"/></svg>
`,
})

export const survey: Skeleton = (slug) => ({
  [`surveys/${slug}/v1.yaml`]: `# Once it has opened it stays as it is; what is to change is the next version (npm run revise surveys/${slug}).
# 开放以后不再改动；要改，就写下一版（npm run revise surveys/${slug}）。
id: ${slug}
version: 1
effective: ${DAY} # the day on which it opens / 开放的那天
title: ${both('the title', '标题')}
introduction: ${both('how long it takes, until when', '要多久，截至哪天')}
privacy: ${both('what is stored, what is not asked', '保存什么，不问什么')}
opens: ${DAY}
closes: ${DAY}
questions:
  - id: overall
    kind: scale
    label: ${both('the question', '问题')}
    required: true
    from: 1
    to: 5
    low: ${both('the words at the low end', '最低一端的文字')}
    high: ${both('the words at the high end', '最高一端的文字')}
`,
})

export const playbook: Skeleton = (slug) => ({
  [`playbooks/${slug}.yaml`]: `# For staff alone: it stands on no page. Fields: {caseNumber} {name} {category} {reference} {filedAt} {respondBy}
# {proposeBy} {staffName} {company}. What a person must add: [to fill: …]. 只供内部使用，不会上网；要人补的写 ［待填：…］。
id: ${slug}
draft: true # delete this line when it may be offered / 可以用了就删掉这一行
title: ${both('when to use it, in a few words', '什么时候用，几个字')}
need: data # data, heard or assurance: what the customer needs first / 客户先要什么
steps: [respond] # respond, message, ask, pause, propose, final, refer, deliver, visit
text:
  zh-CN: |
    ${writeChinese('怎么说').slice(1, -1)}
  en: |
    ${write('what to say').slice(1, -1)}
`,
})
