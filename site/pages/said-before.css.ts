import { categories } from '../facts.ts'

/**
 * What was said about a category stands beside the form while that category is chosen: a stylesheet of its own,
 * because the categories are the company's, and it works where no script runs.
 */
export const GET = () => {
  const shown = categories.categories
    .filter(({ retired }) => !retired)
    .map(({ id }) => `.sides:has(option[value="${id}"]:checked) .said[data-category="${id}"]`)
  const css = `.said[data-category]{display:none}\n${shown.join(',\n')}{display:grid}\n`
  return new Response(css, { headers: { 'Content-Type': 'text/css; charset=utf-8' } })
}
