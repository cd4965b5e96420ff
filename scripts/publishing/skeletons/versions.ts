import { DAY, type Skeleton, write, writeChinese } from './gaps.ts'

const english = (more: string) => `---
title: ${write('the title')}
summary: ${write('one sentence, at most 200 characters')}
language: en
version: 1
date: ${DAY}
author: ${write('the role that answers for the text, never a name')}
authoritative: zh-CN
${more}---
`
const chinese = (more: string) => `---
title: ${writeChinese('标题')}
summary: ${writeChinese('一句话概括，不超过 200 字')}
language: zh-CN
version: 1
date: ${DAY}
author: ${writeChinese('对内容负责的岗位，不写人名')}
authoritative: zh-CN
${more}---
`

export const whitePaper: Skeleton = (slug) => ({
  [`white-papers/${slug}/v1.en.mdx`]: `${english('')}
## Where we stand

[To write: the result in three sentences: what is done, what is not, what the reader can check.]

## What happened

[To write: facts in order, each with its date.]

## Why it happened

[To write: the cause, without excuses.]

## What we did

[To write: what changed, each with its evidence: list it in evidence.yaml, then show it with the Evidence component.]

## What can still go wrong

[To write: open risks, late items, what is not verified.]
`,
  [`white-papers/${slug}/v1.zh-CN.mdx`]: `${chinese('')}
## 先说结果

［待写：三句话说清结果：做完了什么，没做完什么，读者可以核对什么。］

## 发生了什么

［待写：按时间顺序写事实，每件都写日期。］

## 为什么会发生

［待写：原因，不找借口。］

## 我们做了什么

［待写：改了什么，每项都有证据；证据先写进 evidence.yaml，再用 Evidence 组件引用。］

## 还有哪些风险

［待写：还没解决的、逾期的、没有核验过的。］
`,
})

export const statement: Skeleton = (slug, { email }) => ({
  [`statements/${slug}/v1.en.mdx`]: `${english(`kind: notice # incident, closure or notice; a closure also needs rights and plan
audiences:
  - ${write('for whom it is written, the most concerned first')}
reason:
  why: ${write('why it happened or will happen')}
  whose: ${write('whose doing it is: our own, somebody else’s, nobody’s')}
times:
  - { what: ${write('what begins')}, date: ${DAY} }
  - { what: ${write('what ends')}, date: ${DAY} }
responsible:
  role: ${write('the role that answers, never a name')}
  email: ${email}
  hours: ${write('when somebody is there')}
compensation:
  none: ${write('why nothing is offered; or replace none by offered, with what')}
  how: ${write('how to claim it, or how to object')}
`)}
[To write: what a customer has to know besides, in a few paragraphs.]
`,
  [`statements/${slug}/v1.zh-CN.mdx`]: `${chinese(`kind: notice # incident（事件）、closure（关停）或 notice（通知）；关停还要写 rights 和 plan
audiences:
  - ${writeChinese('写给谁，关系最大的在前')}
reason:
  why: ${writeChinese('为什么发生或将要发生')}
  whose: ${writeChinese('是谁的原因：我们自己、别人，还是谁都不怪')}
times:
  - { what: ${writeChinese('什么开始')}, date: ${DAY} }
  - { what: ${writeChinese('什么结束')}, date: ${DAY} }
responsible:
  role: ${writeChinese('负责的岗位，不写人名')}
  email: ${email}
  hours: ${writeChinese('什么时间有人')}
compensation:
  none: ${writeChinese('为什么没有补偿；有补偿就把 none 换成 offered，写明给什么')}
  how: ${writeChinese('怎样申请，或怎样提出异议')}
`)}
［待写：客户还需要知道的，几段即可。］
`,
})
