import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectRefusal, inEnglish, plantSample, type Sample } from './sample.ts'

let sample: Sample
beforeAll(() => {
  sample = plantSample()
})
afterAll(() => sample.fell())

const home = 'pages/home/en.mdx'
const paper = 'white-papers/noise/v1.en.mdx'
const faq = 'faq/noise/en.mdx'
const add = (text: string) => (clean: string) => `${clean}\n${text}\n`
const swap = (from: string, to: string) => (clean: string) => clean.replace(from, to)

test('the sample is in order', () => {
  expect(inEnglish(sample.examine())).toEqual([])
})

describe('a document holds text and components, nothing that runs', () => {
  test.each([
    ['an import', add("import x from './x.js'"), /came code: import x from/],
    ['an export', add('export const x = 1'), /came code: export const x/],
    ['an expression in a line', add('It is {new Date().getFullYear()}.'), /came code: \{new Date/],
    ['an expression on its own', add('{process.env.HOME}'), /came code: \{process\.env/],
    ['a comment that allows nothing', add('{/* later */}'), /came code: \{\/\* later/],
    ['HTML', add('<div class="x">text</div>'), /came code: <div>/],
    ['HTML inside a sentence', add('A <b>bold</b> word.'), /came code: <b>/],
    ['a nameless element', add('<>text</>'), /came code: <>/],
    ['an attribute that is computed', add('<Aside tone={1}>x</Aside>'), /came code: <Aside tone=\{…\}>/],
    ['attributes that are spread', add('<Contacts {...all} />'), /came code: <Contacts \{\.\.\.\}>/],
    ['a box to tick', add('- [x] done'), /came code: \[x\][\s\S]*Write the state in words/],
    ['a footnote', add('Loud.[^1]\n\n[^1]: At night.'), /came code: \[\^1\][\s\S]*Write the note as <Aside>/],
  ])('%s', (_, change, en) => {
    expectRefusal(sample, home, change, { en, chinese: /要求：只有文字和提供的组件.*实际：代码：/ })
  })

  test.each([
    ['an HTML comment', add('<!-- later -->')],
    ['a component left open', add('<Aside>\n\ntext')],
    ['a brace left open', add('half a { brace')],
  ])('text that cannot be read: %s', (_, change) => {
    const said = { en: /expected text that can be read/, chinese: /要求：可以读懂的正文/ }
    expectRefusal(sample, home, change, said)
  })

  test('code between backquotes is text', () => {
    const clean = sample.read(home)
    sample.write(home, `${clean}\n\`{x}\` and\n\n\`\`\`\nimport x\n<div>\n\`\`\`\n`)
    expect(inEnglish(sample.examine())).toEqual([])
    sample.write(home, clean)
  })

  test('HTML in an answer', () => {
    expectRefusal(sample, faq, swap('Measured every month.', 'Measured <b>every</b> month.'), {
      en: /faq\/noise\/en\.mdx:15: expected text and components only .*came code: <b>/,
      chinese: /:15: 要求：只有文字/,
    })
  })

  test.each([
    ['that ends what was never begun', '</div>', /came code: <\/div>/],
    ['that begins with an end', '</div><script>alert(1)</script>', /came code: <\/div><script>/],
    ['that is a comment', '<!-- later -->', /came code: <!-- later -->/],
  ])('HTML in an answer %s', (_, html, en) => {
    const said = { en, chinese: /只有文字和提供的组件/ }
    expectRefusal(sample, faq, swap('Measured every month.', html), said)
  })
})

describe('nothing is empty that somebody reads or presses', () => {
  test.each([
    ['a heading', add('##'), /expected a heading with words, came nothing/, /有文字的标题/],
    [
      'a link',
      add('[](/en/white-papers/noise/)'),
      /expected a link with words, came nothing/,
      /有文字的链接/,
    ],
    [
      'a white paper',
      (clean: string) => clean.replace(/^(---[\s\S]*?\n---\n)[\s\S]*/, '$1'),
      /expected a text below the frontmatter/,
      /文件头下面有正文/,
    ],
  ])('%s without words is refused', (_, change, en, chinese) => {
    const linked = sample.read(faq)
    sample.write(faq, linked.replace('#what-we-measured', ''))
    expectRefusal(sample, paper, change, { en, chinese })
    sample.write(faq, linked)
  })

  test('a link around a picture has the words of the picture', () => {
    const clean = sample.read(home)
    sample.write('pages/home/figures/hall.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')
    sample.write(home, `${clean}\n[![The hall](figures/hall.svg)](/en/white-papers/noise/)\n`)
    expect(inEnglish(sample.examine())).toEqual([])
    sample.write(home, clean)
    sample.remove('pages/home/figures')
  })
})

describe('components are used as they are made', () => {
  test.each([
    [
      'one that does not exist',
      add('<Evidance id="x" />'),
      /did you mean "Evidence"\?.*came "Evidance"/,
      /是不是 "Evidence"？/,
    ],
    [
      'an unknown attribute',
      swap('caption="Levels"', 'caption="Levels" capton="x"'),
      /<Figure capton>: .*did you mean "caption"/,
      /不认识的键/,
    ],
    [
      'a figure without alt',
      swap('alt="Twelve monthly levels, all below 60 dB."', 'alt=""'),
      /<Figure alt>: expected what the picture shows/,
      /用文字说明图上是什么/,
    ],
    [
      'a missing attribute',
      swap('caption="Levels" ', ''),
      /<Figure caption>: expected text, came nothing/,
      /<Figure caption>: 要求：文字/,
    ],
    [
      'a drawing that is not there',
      swap('figures/levels', 'figures/lost'),
      /expected the drawing .*lost\.en\.svg/,
      /要求：图 .*lost\.en\.svg/,
    ],
    [
      'evidence that is not listed',
      swap('id="levels"', 'id="level"'),
      /<Evidence id>: .*did you mean "levels"/,
      /是不是 "levels"/,
    ],
    [
      'an unknown timeline',
      add('<Measures timeline="programe" />'),
      /<Measures timeline>: .*did you mean "programme"/,
      /是不是 "programme"/,
    ],
    [
      'an unknown item',
      add('<Measures timeline="programme" items="enclosure, fence" />'),
      /<Measures items>: expected enclosure, came "fence"/,
      /要求：enclosure/,
    ],
  ])('%s', (_, change, en, chinese) => {
    expectRefusal(sample, paper, change, { en, chinese })
  })
})

describe('a caption speaks for one table', () => {
  const rows = '| day | dB |\n| --- | ---: |\n| 4 May | 54 |'
  const table = (inside: string) => add(`<Table caption="Levels">\n\n${inside}\n\n</Table>`)

  test('and is in order with it', () => {
    const clean = sample.read(paper)
    sample.write(paper, table(rows)(clean))
    expect(inEnglish(sample.examine())).toEqual([])
    sample.write(paper, clean)
  })

  test.each([
    ['none', add('<Table caption="Levels" />'), /came nothing/, /实际：没有/],
    [
      'text',
      table('54 dB'),
      /<Table>: expected one table and nothing else inside, came text that is no table/,
      /不是表格的文字/,
    ],
    ['two', table(`${rows}\n\n${rows}`), /came 2 tables/, /实际：2 张表格/],
    [
      'one with a remark',
      table(`${rows}\n\nMeasured at noon.`),
      /came a table with other text/,
      /和别的文字/,
    ],
    ['one without its second line', table('| day | dB |'), /came text that is no table/, /\| --- \|/],
  ])('not with %s', (_, change, en, chinese) => {
    expectRefusal(sample, paper, change, { en, chinese })
  })

  test('and is not left out', () => {
    const said = { en: /<Table caption>: expected text, came nothing/, chinese: /要求：文字/ }
    expectRefusal(sample, paper, add(`<Table>\n\n${rows}\n\n</Table>`), said)
  })
})

test('a statement cites evidence as a white paper does', () => {
  const letter = 'statements/gate/v1.en.mdx'
  const cite = add('The road authority agreed. <Evidence id="permit" />')
  const clean = sample.read(letter)
  const list = sample.read('white-papers/noise/evidence.yaml').replace('id: levels', 'id: permit')
  sample.write('statements/gate/evidence.yaml', list.replace('levels.csv', 'permit.csv'))
  sample.write('statements/gate/evidence/permit.csv', 'day\n2026-05-01\n')
  sample.write(letter, cite(clean))
  expect(inEnglish(sample.examine())).toEqual([])
  sample.write(letter, clean)
  expectRefusal(sample, letter, add('<Evidence id="permitt" />'), {
    en: /<Evidence id>: .*did you mean "permit"/,
    chinese: /是不是 "permit"/,
  })
  sample.remove('statements/gate/evidence.yaml')
  sample.remove('statements/gate/evidence')
})

describe('headings lead through the document', () => {
  test.each([
    [
      'a title of its own',
      add('# Title'),
      /expected a heading with ## or more, came "# Title"/,
      /标题至少用 ##/,
    ],
    [
      'a level that is skipped',
      swap('### How', '#### How'),
      /expected a heading with ### at most/,
      /标题至多用 ###/,
    ],
  ])('%s', (_, change, en, chinese) => {
    const link = (text: string) => change(text).replace('[the method](#how-it-was-measured)', 'the method')
    expectRefusal(sample, paper, link, { en, chinese })
  })

  test('an answer stands below its question', () => {
    expectRefusal(sample, faq, swap('Measured every', '## Measured every'), {
      en: /faq\/noise\/en\.mdx:15: expected a heading with #### or more/,
      chinese: /标题至少用 ####/,
    })
  })
})
