import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readBody } from '../../../scripts/check/body.ts'
import { offered } from '../../../scripts/check/components.ts'
import { privateIn } from '../../../scripts/check/private.ts'

const guides = ['GUIDE.md', 'GUIDE.zh-CN.md'].map((file) => ({ file, text: readFileSync(file, 'utf8') }))
const examplesIn = (text: string) => readBody(/```mdx\n([\s\S]*?)```/.exec(text)?.[1] ?? '', 1)
const offer = offered()

test.each(guides)('$file shows every component, each as it is made', ({ text }) => {
  const { uses, code, unreadable } = examplesIn(text)
  expect({ code, unreadable }).toEqual({ code: [], unreadable: undefined })
  expect([...new Set(uses.map(({ component }) => component))].sort()).toEqual([...offer.keys()].sort())
  for (const { component, attributes } of uses) {
    const known = offer.get(component) ?? []
    const needed = known.filter(({ isRequired }) => isRequired).map(({ name }) => name)
    expect(Object.keys(attributes), component).toEqual(expect.arrayContaining(needed))
    expect(
      known.map(({ name }) => name),
      component,
    ).toEqual(expect.arrayContaining(Object.keys(attributes)))
  }
})

test('both guides have the same parts', () => {
  const [english, chinese] = guides.map(({ text }) => text.match(/^## |^\| |^- |^\d\. |^```/gm))
  expect(chinese).toEqual(english)
})

test.each(guides)('what $file shows as private is private indeed', ({ text }) => {
  const allowed = text.split('\n').filter((line) => line.includes('allow private:') && line.includes('@'))
  expect(allowed).toHaveLength(2)
  for (const line of allowed) expect(privateIn(line, 'care@company.example')).toHaveLength(1)
})
