import { globSync, readFileSync } from 'node:fs'
import { inCompany } from '../../site/company-folder.ts'
import { type Fault, nothing, same, say } from './fault.ts'

/** What a drawing is made of. Anything else would run, load or look otherwise inside the page. */
const elements = [
  ...['svg', 'g', 'title', 'desc', 'defs', 'symbol', 'use', 'switch'],
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan', 'textPath'],
  ...['linearGradient', 'radialGradient', 'stop', 'pattern', 'clipPath', 'mask', 'marker'],
]

type Tag = { name: string; attributes: string; isEnd: boolean; isEmpty: boolean; line: number }

/** A figure stands inside its page, so it holds shapes and words alone, and no style of its own. */
export const drawingFaults = (): Fault[] =>
  globSync(inCompany('{white-papers,statements}/*/figures/*.svg'))
    .sort()
    .flatMap((file) => faultsIn(file, readFileSync(file, 'utf8')))

function faultsIn(file: string, text: string): Fault[] {
  const tags = tagsIn(text)
  const broken = brokenIn(tags)
  if (broken)
    return [
      {
        file,
        line: broken.line,
        at: '',
        expected: say('a drawing that can be read, from <svg> to </svg>', '可以读懂的图，从 <svg> 到 </svg>'),
        came: broken.came ? same(broken.came) : nothing,
        mend: say('Save the drawing again as SVG.', '重新存为 SVG。'),
      },
    ]
  return tags.flatMap((tag) => tagFaults(file, tag))
}

function tagFaults(file: string, { name, attributes, isEnd, line }: Tag): Fault[] {
  const fault = (came: string): Fault => ({
    file,
    line,
    at: '',
    expected: say('shapes and words, nothing that runs or loads', '只有图形和文字，没有会运行或加载的内容'),
    came: same(came),
    mend: say(
      'Save it as plain, optimised SVG (presentation attributes instead of styles), and delete what is named here.',
      '另存为“优化的 SVG”（用属性，不用样式），并删掉这里指出的部分。',
    ),
  })
  if (isEnd) return []
  if (!elements.includes(name)) return [fault(`<${name}>`)]
  return [...attributes.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].flatMap(
    ([, key = '', double, single]) => {
      const value = double ?? single ?? ''
      const isOutside = /(^|:)href$/.test(key) && !value.startsWith('#')
      const isLoaded = /url\(\s*["']?(?!#)/i.test(value)
      return /^on|^style$/i.test(key) || isOutside || isLoaded
        ? [fault(`${key}="${value.slice(0, 40)}"`)]
        : []
    },
  )
}

/** The tags of a drawing, without what programs write before it and without comments. */
function tagsIn(text: string): Tag[] {
  const bare = text.replaceAll(
    /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\])?[^>]*>/g,
    (cut) => cut.replaceAll(/[^\n]/g, ' '),
  )
  let line = 1
  let last = 0
  return [...bare.matchAll(/<(\/?)([^\s/>]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/g)].map((match) => {
    const [whole, slash, name = '', attributes = ''] = match
    line += bare.slice(last, match.index).split('\n').length - 1
    last = match.index
    return { name, attributes, isEnd: slash === '/', isEmpty: whole.endsWith('/>'), line }
  })
}

/** The first place at which the tags do not fit into one another. */
function brokenIn(tags: Tag[]): { line: number; came: string } | undefined {
  const opened: Tag[] = []
  for (const [index, tag] of tags.entries()) {
    const { name, isEnd, isEmpty, line } = tag
    if ((opened.length === 0 && index > 0) || (index === 0 && name !== 'svg'))
      return { line, came: `<${name}>` }
    if (isEnd && opened.pop()?.name !== name) return { line, came: `</${name}>` }
    if (!isEnd && !isEmpty) opened.push(tag)
    if (index === 0 && isEmpty) opened.length = 0
  }
  const [left] = opened.slice(-1)
  if (tags.length === 0) return { line: 1, came: '' }
  return left && { line: left.line, came: `<${left.name}>` }
}
