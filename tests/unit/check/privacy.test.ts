import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectRefusal, inEnglish, plantSample, type Sample } from './sample.ts'

let sample: Sample
beforeAll(() => {
  sample = plantSample()
})
afterAll(() => sample.fell())

const phone = '13800138000'
const said = {
  en: /expected nothing about a person, came a mobile number \(138…00\)/,
  chinese: /实际：手机号码 \(138…00\)/,
}

describe('a private number is refused wherever it is written', () => {
  test.each([
    ['a document', 'white-papers/noise/v1.en.mdx', (clean: string) => `${clean}\nCall ${phone}.\n`],
    ['a frontmatter', 'pages/home/en.mdx', (clean: string) => clean.replace('In short.', `Call ${phone}`)],
    ['an answer', 'faq/noise/en.mdx', (clean: string) => clean.replace('every month', phone)],
    [
      'a ledger',
      'remediation/programme/ledger.yaml',
      (clean: string) => clean.replace('Too loud', `"${phone}"`),
    ],
    ['a certificate', 'certificates/iso.yaml', (clean: string) => clean.replace('EXAMPLE-1', `"${phone}"`)],
    ['a CSV', 'white-papers/noise/evidence/levels.csv', (clean: string) => `${clean}2026-05,${phone}\n`],
    [
      'a drawing',
      'white-papers/noise/figures/levels.en.svg',
      (clean: string) => clean.replace('>x<', `>${phone}<`),
    ],
  ])('in %s', (_, file, change) => {
    expectRefusal(sample, file, change, said)
  })
})

/** Changes a file, says what the check finds, and changes it back. */
function foundAfter(file: string, change: (clean: string) => string): string[] {
  const clean = sample.read(file)
  sample.write(file, change(clean))
  const found = inEnglish(sample.examine())
  sample.write(file, clean)
  return found
}

describe('an allowance in place, with a reason, speaks for what is beside it and nothing else', () => {
  const doc = 'white-papers/noise/v1.en.mdx'
  const ledger = 'remediation/programme/ledger.yaml'

  test.each([
    [
      'in the same paragraph',
      doc,
      (clean: string) => `${clean}\nCall ${phone} {/* allow private: our duty phone */}\n`,
    ],
    [
      'on a line of its own before it',
      doc,
      (clean: string) => `${clean}\n{/* allow private: our duty phone */}\n\nCall ${phone}.\n`,
    ],
    [
      'at the end of a line of YAML',
      ledger,
      (clean: string) => clean.replace('en: Too loud }', `en: "${phone}" } # allow private: our duty phone`),
    ],
    [
      'on the line above in YAML',
      ledger,
      (clean: string) =>
        clean
          .replace('    cause:', `    # allow private: our duty phone\n    cause:`)
          .replace('Too loud', `"${phone}"`),
    ],
    [
      'in a frontmatter',
      doc,
      (clean: string) =>
        clean.replace('summary: Noise of hall 2.', `summary: Call ${phone} # allow private: our duty phone`),
    ],
  ])('%s', (_, file, change) => {
    expect(foundAfter(file, change)).toEqual([])
  })

  test.each([
    [
      'another paragraph',
      doc,
      (clean: string) => `${clean}\nA line. {/* allow private: our duty phone */}\n\nCall ${phone}.\n`,
    ],
    [
      'the paragraph after the next',
      doc,
      (clean: string) => `${clean}\n{/* allow private: our duty phone */}\n\nA line.\n\nCall ${phone}.\n`,
    ],
    [
      'another value',
      ledger,
      (clean: string) =>
        clean
          .replace('en: Too loud }', 'en: Too loud } # allow private: x')
          .replace('en: An enclosure', `en: "${phone}"`),
    ],
  ])('not for %s', (_, file, change) => {
    expect(foundAfter(file, change)).toEqual([expect.stringMatching(said.en)])
  })

  test('a fault of another kind does not show it either', () => {
    const found = foundAfter('certificates/iso.yaml', (clean) => clean.replace('EXAMPLE-1', phone))
    expect(found.join()).toMatch(/number: expected text/)
    expect(found.join()).not.toContain(phone)
  })

  test('without a reason it is refused itself', () => {
    const found = foundAfter(doc, (clean) => `${clean}\nCall ${phone} {/* allow private: */}\n`)
    expect(found).toEqual([
      expect.stringMatching(said.en),
      expect.stringMatching(/allow private: expected a reason, came nothing/),
    ])
  })

  test('beside the line that names a file, it speaks for the file', () => {
    const csv = 'white-papers/noise/evidence/levels.csv'
    const clean = sample.read(csv)
    sample.write(csv, `${clean}2026-05,${phone}\n`)
    const allow = (text: string) =>
      text.replace('levels.csv', 'levels.csv # allow private: the duty phone of the laboratory')
    expect(foundAfter('white-papers/noise/evidence.yaml', allow)).toEqual([])
    expect(inEnglish(sample.examine())).toEqual([expect.stringMatching(said.en)])
    sample.write(csv, clean)
  })

  test('a text that only looks like a comment allows nothing', () => {
    const change = (clean: string) =>
      clean.replace('Measured every month.', `# allow private: x\n          Call ${phone}.`)
    expect(foundAfter('faq/noise/en.mdx', change)).toEqual(
      [expect.stringMatching(said.en), expect.stringMatching(/a heading/)].reverse(),
    )
  })
})
