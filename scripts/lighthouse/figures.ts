import * as z from 'zod/mini'

export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
export type Category = (typeof categories)[number]

export const Figures = z.strictObject({
  /** From 0 to 100; a category that does not apply to the page is missing. */
  scores: z.partialRecord(z.enum(categories), z.number()),
  /** What keeps the page from 100. */
  lacking: z.array(z.string()),
})
export type Figures = z.output<typeof Figures>

export const isPerfect = ({ scores }: Figures) => Object.values(scores).every((score) => score === 100)

export type Row = { page: string; figures: Figures }

const WIDTH = 28

export const head = ['page'.padEnd(WIDTH), ...categories].join('  ')

/** The figures of a page under the head; a category that does not apply is a dash. */
export const line = ({ page, figures }: Row) =>
  [page.padEnd(WIDTH), ...categories.map((one) => `${figures.scores[one] ?? '–'}`.padStart(one.length))].join(
    '  ',
  )
