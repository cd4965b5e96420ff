import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jpeg, png, webp, xmp } from './photographs.ts'
import { expectRefusal, inChinese, inEnglish, plantSample, type Sample } from './sample.ts'

let sample: Sample
beforeAll(() => {
  sample = plantSample()
  sample.write('white-papers/noise/figures/hall.jpg', jpeg(false))
})
afterAll(() => sample.fell())

const paper = 'white-papers/noise/v1.en.mdx'
const add = (text: string) => (clean: string) => `${clean}\n${text}\n`

test('a picture with words, beside its document, is in order', () => {
  const clean = sample.read(paper)
  sample.write(paper, `${clean}\n![The hall from the road](figures/hall.jpg)\n`)
  expect(inEnglish(sample.examine())).toEqual([])
  sample.write(paper, clean)
})

test.each([
  [
    'without words',
    '![](figures/hall.jpg)',
    /expected what the picture shows, in words, came nothing/,
    /用文字说明图上是什么/,
  ],
  [
    'that is not there',
    '![The hall](figures/lost.jpg)',
    /expected the file .*figures\/lost\.jpg/,
    /要求：文件 .*lost\.jpg/,
  ],
  [
    'from elsewhere',
    '![The hall](https://pictures.example/hall.jpg)',
    /expected a picture beside the document/,
    /放在文档旁边的图片/,
  ],
])('a picture %s is refused', (_, text, en, chinese) => {
  expectRefusal(sample, paper, add(text), { en, chinese })
})

test.each([
  [
    'without words',
    '![][hall]',
    'figures/hall.jpg',
    /expected what the picture shows, in words/,
    /图上是什么/,
  ],
  [
    'that is not there',
    '![The hall][hall]',
    'figures/lost.jpg',
    /expected the file .*lost\.jpg/,
    /lost\.jpg/,
  ],
  ['with a stray sign in its name', '![The hall][hall]', 'figures/100%.jpg', /100%\.jpg/, /100%\.jpg/],
])('a picture by reference %s is refused', (_, text, at, en, chinese) => {
  expectRefusal(sample, paper, add(`${text}\n\n[hall]: ${at}`), { en, chinese })
})

test('a picture in an answer is refused', () => {
  const picture = (clean: string) => clean.replace('Measured every month.', '![The hall](figures/hall.jpg)')
  expectRefusal(sample, 'faq/noise/en.mdx', picture, {
    en: /faq\/noise\/en\.mdx:15: .*expected words alone in an answer, came figures\/hall\.jpg/,
    chinese: /回答里只有文字/,
  })
})

test('a picture by reference, with words, is in order', () => {
  const clean = sample.read(paper)
  sample.write(paper, `${clean}\n![The hall][hall]\n\n[hall]: figures/hall.jpg\n`)
  expect(inEnglish(sample.examine())).toEqual([])
  sample.write(paper, clean)
})

test('a heavy picture is refused', () => {
  const file = 'white-papers/noise/figures/heavy.png'
  sample.write(file, Buffer.concat([png(false), Buffer.alloc(300_000)]))
  const found = sample.examine()
  expect(inEnglish(found)).toEqual([
    expect.stringMatching(/heavy\.png:1: expected a picture of at most 300 KB, came 301 KB/),
  ])
  expect(inChinese(found)).toEqual([expect.stringMatching(/不超过 300 KB 的图片/)])
  sample.write(file, png(false))
  expect(inEnglish(sample.examine())).toEqual([])
  sample.remove(file)
})

describe('a picture does not say where it was taken', () => {
  const file = (name: string) => `white-papers/noise/figures/${name}`
  test.each([
    ['photo.jpg', jpeg],
    ['photo.webp', webp],
    ['photo.png', png],
    ['adobe.jpg', (isLocated: boolean) => (isLocated ? xmp() : jpeg(false))],
  ])('%s', (name, picture) => {
    sample.write(file(name), picture(true))
    const found = sample.examine()
    sample.write(file(name), picture(false))
    const clean = sample.examine()
    sample.remove(file(name))
    expect(inEnglish(found)).toEqual([
      expect.stringMatching(/expected a picture that does not say where .*came a GPS position/),
    ])
    expect(inChinese(found)).toEqual([expect.stringMatching(/图片里有 GPS 位置/)])
    expect(inEnglish(clean)).toEqual([])
  })

  test('unless the place is meant to be known', () => {
    const clean = sample.read(paper)
    sample.write(file('photo.jpg'), jpeg(true))
    sample.write(
      paper,
      `${clean}\n{/* allow private: the public road */}\n\n![The road](figures/photo.jpg)\n`,
    )
    const found = inEnglish(sample.examine())
    sample.write(paper, clean)
    sample.remove(file('photo.jpg'))
    expect(found).toEqual([])
  })
})
