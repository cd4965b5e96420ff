import { company } from '../../company-facts.ts'

const paper = (language: string, title: string, body: string) => `---
title: ${title}
summary: ${title}.
language: ${language}
version: 1
date: "2026-05-04"
author: Head of environment
authoritative: zh-CN
---

${body}`

const handbook = (language: string, prefix: string) => `---
title: Questions about noise
summary: What neighbours ask.
language: ${language}
audience: Neighbours
updated: "2026-10-01"
sections:
  - title: The hall
    questions:
      - id: how-loud
        question: How loud is it?
        answer: |
          At most 54 dB at the boundary; see the [white paper](${prefix}/white-papers/noise/#what-we-measured).

          Measured every month.
        updated: "2026-10-01"
        reviewBy: "2027-03-31"
        categories: [other]
---

Asked by neighbours.
`

const timeline = (language: string) => `---
title: Noise
summary: One item.
language: ${language}
---

One item, and where it stands.
`

const statement = (language: string) => `---
title: The gate moves
summary: Deliveries arrive at the north gate from 1 June 2026.
language: ${language}
version: 1
date: "2026-05-20"
author: Head of logistics
authoritative: zh-CN
kind: notice
audiences: [Carriers]
reason: { why: The south gate closes. }
times:
  - { what: The north gate opens, date: "2026-06-01" }
responsible: { role: Head of logistics, email: ${company.contact.email} }
compensation: { none: Nothing changes but the gate. }
---

Follow the signs.
`

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>x</title></svg>\n'

/** One document of each kind, as small as its schema allows. */
export const documents: Record<string, string> = {
  'pages/home/en.mdx': `---
title: Where we stand
summary: In short.
language: en
version: 1
date: "2026-05-04"
---

Read the [white paper](/en/white-papers/noise/) or [complain](/en/complaints/new/).
`,
  'pages/home/zh-CN.mdx': `---
title: 现状
summary: 一句话。
language: zh-CN
version: 1
date: "2026-05-04"
---

请看[白皮书](/white-papers/noise/)，或者[投诉](/complaints/new/)。
`,
  'white-papers/noise/v1.en.mdx': paper(
    'en',
    'Noise of hall 2',
    `## What we measured

54 dB at the boundary. <Evidence id="levels" />

### How it was measured

By an accredited laboratory.

<Figure src="figures/levels" alt="Twelve monthly levels, all below 60 dB." caption="Levels" />

<Aside>
See [what we do](/en/remediation/programme/#enclosure) and [the method](#how-it-was-measured).
</Aside>
`,
  ),
  'white-papers/noise/v1.zh-CN.mdx': paper(
    'zh-CN',
    '2 号厂房的噪声',
    `## 测了什么

厂界 54 dB。<Evidence id="levels" />

<Figure src="figures/levels" alt="十二个月的声级，都低于 60 dB。" caption="声级" />
`,
  ),
  'white-papers/noise/evidence.yaml': `evidence:
  - id: levels
    title: { zh-CN: 声级, en: Levels }
    issuer: { zh-CN: 实验室, en: Laboratory }
    date: "2026-04-30"
    file: evidence/levels.csv
`,
  'white-papers/noise/evidence/levels.csv': 'month,dB\n2026-04,54\n',
  'white-papers/noise/figures/levels.en.svg': drawing,
  'white-papers/noise/figures/levels.zh-CN.svg': drawing,
  'statements/gate/v1.en.mdx': statement('en'),
  'statements/gate/v1.zh-CN.mdx': statement('zh-CN'),
  'faq/noise/en.mdx': handbook('en', '/en'),
  'faq/noise/zh-CN.mdx': handbook('zh-CN', '').replace('#what-we-measured', '#测了什么'),
  'remediation/programme/ledger.yaml': `items:
  - id: enclosure
    title: { zh-CN: 隔声罩, en: Enclosure }
    cause: { zh-CN: 太吵, en: Too loud }
    measure: { zh-CN: 加隔声罩, en: An enclosure }
    owner: { zh-CN: 设施主管, en: Facilities manager }
    due: "2026-12-31"
    entries:
      - { date: "2026-05-04", kind: planned, note: { zh-CN: 定了, en: Decided } }
    categories: [other]
`,
  'remediation/programme/en.mdx': timeline('en'),
  'remediation/programme/zh-CN.mdx': timeline('zh-CN'),
  'certificates/iso.yaml': `title: { zh-CN: 体系认证, en: Management system }
issuer: { zh-CN: 机构, en: An institute }
number: EXAMPLE-1
scope: { zh-CN: 全厂, en: The whole works }
validFrom: "2025-01-01"
validUntil: "2028-01-01"
scan: scans/iso.svg
verify: { where: { zh-CN: 官网, en: The institute’s site } }
`,
  'certificates/scans/iso.svg': drawing,
}
