import { describe, expect, test } from 'vitest'
import { captioned, grouped, numbered } from '../../../site/components/document/body.ts'

const table = (label = 'Table') =>
  `<div class="scroll table" tabindex="0" role="group" aria-label="Table"><table><caption><span class="number">${label}</span></caption><tr><td class="number">1</td></tr></table></div>`
const figure = (name: string) =>
  `<figure class="figure" id="figure-${name}"><p>…</p><figcaption><span class="number" data-x>Figure</span>Levels</figcaption></figure>`

test('figures and tables are numbered apart, in the order of the text, and the number links to them', () => {
  const html = numbered(`<p>a</p>${table()}${figure('levels')}${table()}<p>b</p>${figure('hall')}`)
  expect([...html.matchAll(/href="#([^"]+)">([^<]+)</g)].map(([, to, text]) => [to, text])).toEqual([
    ['table-1', 'Table 1'],
    ['figure-levels', 'Figure 1'],
    ['table-2', 'Table 2'],
    ['figure-hall', 'Figure 2'],
  ])
  expect([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)).toEqual([
    'table-1',
    'figure-levels',
    'table-2',
    'figure-hall',
  ])
  expect(html).toContain('<td class="number">1</td>')
  expect(html).toContain('<a class="self number" data-x href="#figure-levels">Figure 1</a>Levels')
})

test('a caption stands after the number, and names the table to those who cannot see it', () => {
  const html = numbered(captioned(table('表'), 'COD < 100 & "oil"'))
  expect(html).toContain('表 1</a>COD &lt; 100 &amp; &quot;oil&quot;</caption>')
  expect(html).toContain('aria-label="COD &lt; 100 &amp; &quot;oil&quot;"')
})

describe('notes', () => {
  const note = (text: string) => `<aside class="note" role="note">${text}</aside>`

  test('that follow one another stand as one group', () => {
    expect(grouped(`<p>a</p>${note('1')}\n${note('2')}<p>b</p>${note('3')}`)).toBe(
      `<p>a</p><div class="notes">${note('1')}\n${note('2')}</div><p>b</p><div class="notes">${note('3')}</div>`,
    )
  })

  test('stand after the paragraph in which they were written, whatever they hold', () => {
    const evidence = note('<div><p>Register</p><p>2026</p></div>')
    expect(grouped(`<p>It is so. ${evidence} And so.</p>${note('2')}<p>b</p>`)).toBe(
      `<p>It is so.  And so.</p><div class="notes">${evidence}${note('2')}</div><p>b</p>`,
    )
    expect(grouped(`<p>${note('alone')}</p>`)).toBe(`<div class="notes">${note('alone')}</div>`)
  })

  test('stand inside another where they were written there', () => {
    expect(grouped(`<p>a</p>${note(`<p>Remark ${note('proof')}</p>`)}`)).toBe(
      `<p>a</p><div class="notes">${note(`<p>Remark</p>${note('proof')}`)}</div>`,
    )
  })
})
