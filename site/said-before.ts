import type { Language } from '#contract/company'
import { handbooks, questionsOf, slugOf } from './documents.ts'
import { categories } from './facts.ts'
import { itemPath, type StandingItem, timelines } from './ledgers.ts'

/** More than these would be a page of its own, which the handbook and the board are. */
const ANSWERS = 4
const ITEMS = 3

/** What the portal already says about a complaint category. */
export type Said = {
  category: string
  answers: { path: string; question: string }[]
  /** Where the other answers stand, when there are more. */
  more: string | undefined
  items: { path: string; item: StandingItem }[]
}

const isUnderWay = ({ now }: StandingItem) => now.state === 'under-way' || now.state === 'overdue'

/** For each category that is offered, what answers it in the handbooks and what is being done about it; none without any. */
export async function saidBefore(language: Language): Promise<Said[]> {
  const questions = (await handbooks(language)).flatMap((book) =>
    questionsOf(book).map((one) => ({ ...one, book: `/faq/${slugOf(book)}/` })),
  )
  const items = (await timelines(language))
    .flatMap((timeline) => timeline.items)
    .filter(isUnderWay)
    .sort((a, b) => a.now.due.localeCompare(b.now.due))
  return categories.categories
    .filter(({ retired }) => !retired)
    .map(({ id }) => {
      const answers = questions.filter((question) => question.categories.includes(id))
      return {
        category: id,
        answers: answers
          .slice(0, ANSWERS)
          .map((one) => ({ path: `${one.book}#${one.id}`, question: one.question })),
        more: answers.length > ANSWERS ? answers[0]?.book : undefined,
        items: items
          .filter((item) => item.categories.includes(id))
          .slice(0, ITEMS)
          .map((item) => ({ path: itemPath(item), item })),
      }
    })
    .filter(({ answers, items }) => answers.length + items.length > 0)
}
