import { expect, test } from 'vitest'
import { evidenceOn, isEvidence, shownOn } from '../../../site/following/shown.ts'

const page = (html: string) => ({ address: '/', html })

test('evidence is what a page links to, each file once', () => {
  const pages = [
    page('<a href="/white-papers/noise/evidence/levels.csv">a</a><a href="/faq/noise/#how-loud">b</a>'),
    page('<a href="/statements/gate/evidence/permit.pdf">c</a> /remediation/x/evidence/named-only.csv'),
    page('<a href="/white-papers/noise/evidence/levels.csv">a</a>'),
  ]
  expect(evidenceOn(pages)).toEqual([
    '/white-papers/noise/evidence/levels.csv',
    '/statements/gate/evidence/permit.pdf',
  ])
})

test('nothing but a file in a document’s evidence is evidence', () => {
  expect(isEvidence('/remediation/programme/evidence/log.csv')).toBe(true)
  for (const path of [
    '/remediation/programme/ledger.yaml',
    '/remediation/programme/evidence/../ledger.yaml',
    '/remediation/programme/evidence/sub/log.csv',
    '/../white-papers/noise/evidence/levels.csv',
    '/faq/noise/evidence/levels.csv',
  ])
    expect(isEvidence(path), path).toBe(false)
})

test('a picture is shown where a page names it', () => {
  const isShown = shownOn([page('<img src="/_astro/hall.A1.png" srcset="/_astro/hall.A2.png 2x">')])
  const built = ['hall.A1.png', 'hall.A2.png', 'yard.B2.png'].map((name) => `/_astro/${name}`)
  expect(built.map(isShown)).toEqual([true, true, false])
})
