import { afterAll, beforeAll, test } from 'vitest'
import { expectRefusal, plantSample, type Sample } from './sample.ts'

let sample: Sample
beforeAll(() => {
  sample = plantSample()
})
afterAll(() => sample.fell())

const swap = (from: string | RegExp, to: string) => (clean: string) => clean.replace(from, to)

test.each<[string, (clean: string) => string, RegExp, RegExp]>([
  [
    'a danger that is unknown',
    swap('kind: media', 'kind: weather'),
    /expected one of safety, injury, media, regulator/,
    /safety/,
  ],
  ['a single Chinese letter', swap('[起火, ', '[火, '), /two characters or more/, /至少两个字/],
  ['an English word in capitals', swap('[caught fire', '[Caught fire'), /small letters/, /小写字母/],
  [
    'an exception that holds no word',
    swap('爆炸图, ', '装配图, '),
    /an exception holds one of the words/,
    /例外的说法/,
  ],
  ['an id that stands twice', swap('- id: hospital', '- id: hurt'), /every id once/, /每个 id 只用一次/],
  ['one language', swap(/en: Fire or smoke /, ''), /name/, /name/],
  ['a threshold of one', swap('cases: 3', 'cases: 1'), /at least 2/, /至少 2/],
])('the list of early warnings with %s is refused', (_, change, en, chinese) => {
  expectRefusal(sample, 'early-warning.yaml', change, { en, chinese })
})
