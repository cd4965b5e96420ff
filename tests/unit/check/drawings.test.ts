import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectRefusal, inEnglish, plantSample, type Sample } from './sample.ts'

let sample: Sample
beforeAll(() => {
  sample = plantSample()
})
afterAll(() => sample.fell())

const file = 'white-papers/noise/figures/levels.en.svg'
const inside = (text: string) => (clean: string) => clean.replace('</svg>', `${text}</svg>`)
const said = (came: RegExp) => ({
  en: new RegExp(`expected shapes and words, nothing that runs or loads, came ${came.source}`),
  chinese: /要求：只有图形和文字/,
})

test.each([
  ['a script', inside('<script>alert(1)</script>'), /<script>/],
  ['what happens at a click', inside('<g onclick="x()"/>'), /onclick="x\(\)"/],
  ['HTML', inside('<foreignObject/>'), /<foreignObject>/],
  ['a style sheet, which the page refuses', inside('<style>path { fill: red }</style>'), /<style>/],
  ['a style of its own', inside('<path style="fill:red"/>'), /style="fill:red"/],
  ['a link', inside('<a href="javascript:x()"/>'), /<a>/],
  ['a picture from elsewhere', inside('<use xlink:href="https://pictures.example/x.svg#a"/>'), /xlink:href=/],
  ['a pattern from elsewhere', inside('<path fill="url(https://pictures.example/x#a)"/>'), /fill="url/],
  ['what a drawing program keeps for itself', inside('<sodipodi:namedview/>'), /<sodipodi:namedview>/],
])('a drawing with %s is refused', (_, change, came) => {
  expectRefusal(sample, file, change, said(came))
})

test.each([
  ['without its end', (clean: string) => clean.replace('</svg>', '')],
  ['with an element left open', inside('<g>')],
  ['that is none', () => 'hello'],
  ['that is empty', () => ''],
  ['with something behind it', (clean: string) => `${clean}<svg/>`],
])('a drawing %s is refused', (_, change) => {
  expectRefusal(sample, file, change, {
    en: /expected a drawing that can be read, from <svg> to <\/svg>/,
    chinese: /可以读懂的图/,
  })
})

test('shapes, words, gradients and what programs write before it are in order', () => {
  const clean = sample.read(file)
  sample.write(
    file,
    `<?xml version="1.0"?>\n<!DOCTYPE svg>\n<!-- <script> -->\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
<defs><linearGradient id="g"><stop offset="1" stop-color="#000"/></linearGradient></defs>
<path class="fig-rule" d="M0 0h9" fill="url(#g)"/><text x="1" y="1">a &lt; b <tspan>c</tspan></text><use href="#g"/></svg>\n`,
  )
  expect(inEnglish(sample.examine())).toEqual([])
  sample.write(file, clean)
})
