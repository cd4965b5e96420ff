import type { NoticeKind } from '#contract/notices'

type Lines = { title: string; number: string; level: string; due: string | undefined; link: string }

export const notices = {
  kinds: {
    'warn-50': 'half of the promised time is used',
    'warn-80': '80 % of the promised time is used',
    breach: 'a promised time was missed; the case is now yours to settle',
    escalated: 'the case was raised to your level',
    major: 'a major case',
    alert: 'an early warning, to be looked at',
  } satisfies Record<NoticeKind, string>,
  drill: (title: string) => `[Drill] ${title}`,
  title: (title: string, number: string) => `Complaint ${number}: ${title}`,
  text: ({ title, number, level, due, link }: Lines) =>
    [`Complaint ${number}: ${title}`, `Level: ${level}`, ...(due ? [`Due: ${due}`] : []), link].join('\n'),
}
