import { mdxToMdast, type MdastNode as Node } from 'satteri'
import type { Language } from '#contract/company'
import type { Evidence } from '#contract/remediation'

export type BlockKind = 'heading' | 'text' | 'item' | 'row' | 'part'

/** What a comparison holds against another: a paragraph, a list item, a table's row, a component as a line. */
export type Block = {
  kind: BlockKind
  text: string
  /** Of a heading. */
  depth?: number
  /** The component that it is or stands in, such as `Figure`. */
  within?: string
}

export type Reading = {
  language: Language
  /** What an attribute stands for, where it is only a name: the title of a piece of evidence. */
  meaning?: (component: string, attribute: string, value: string) => string | undefined
}

/** A comparison names a piece of evidence by its title, not by its id. */
export const titlesOf =
  (evidence: readonly Evidence[], language: Language): NonNullable<Reading['meaning']> =>
  (component, _, value) =>
    component === 'Evidence' ? evidence.find(({ id }) => id === value)?.title[language] : undefined

/** The blocks of a document's Markdown, in order. */
export function blocksOf(markdown: string, reading: Reading): Block[] {
  const root = mdxToMdast(markdown, { features: { gfm: true }, position: false })
  return blocksIn(root, reading).filter(({ text }) => text !== '')
}

function blocksIn(node: Node, reading: Reading, within?: string): Block[] {
  const inside = within === undefined ? {} : { within }
  const below = (children: readonly Node[], name = within) =>
    children.flatMap((child) => blocksIn(child, reading, name))
  const line = (kind: BlockKind): Block => ({ kind, text: words(node, reading), ...inside })
  switch (node.type) {
    case 'heading':
      return [{ ...line('heading'), depth: node.depth }]
    case 'listItem': {
      const [first, ...rest] = node.children
      return first ? [{ kind: 'item', text: words(first, reading), ...inside }, ...below(rest)] : []
    }
    case 'tableRow': {
      const cells = node.children.map((cell) => words(cell, reading))
      return [{ kind: 'row', text: cells.join(' │ '), ...inside }]
    }
    case 'mdxJsxFlowElement': {
      const name = node.name ?? ''
      const own: Block = { kind: 'part', text: attributes(node, reading), within: name }
      // A table's rows name themselves.
      return [own, ...below(node.children, name === 'Table' ? within : name)]
    }
    case 'root':
    case 'list':
    case 'table':
    case 'blockquote':
      return below(node.children)
    case 'thematicBreak':
    case 'mdxjsEsm':
    case 'mdxFlowExpression':
      return []
    default:
      return [line('text')]
  }
}

/** What is read before what is looked up. */
const order = ['value', 'label', 'note', 'what', 'before', 'after', 'limit', 'period', 'caption', 'alt']
const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)

type Attributed = { name: string | null; attributes: { type: string; name?: string; value?: unknown }[] }

function attributes(
  { name: component, attributes: all }: Attributed,
  { meaning, language }: Reading,
): string {
  return all
    .flatMap(({ name, value }) => (name && typeof value === 'string' ? [{ name, value }] : []))
    .sort((a, b) => rank(a.name) - rank(b.name))
    .map(({ name, value }) => meaning?.(component ?? '', name, value) ?? value)
    .map((value) => quoted(value, language))
    .join(' · ')
}

/** A node's words on one line; a link keeps its address, for an address that changed is a change. */
function words(node: Node, reading: Reading): string {
  switch (node.type) {
    case 'break':
      return ' '
    case 'link': {
      const [open, close] = reading.language === 'en' ? [' (', ')'] : ['（', '）']
      return `${inner(node.children, reading)}${open}${node.url}${close}`
    }
    case 'image':
      return `${node.alt ?? ''} ${node.url}`
    case 'mdxJsxTextElement':
      return [attributes(node, reading), inner(node.children, reading)].filter(Boolean).join(' ')
    default:
      if ('value' in node) return quoted(node.value.replaceAll(/\s+/g, ' '), reading.language)
      return 'children' in node ? inner(node.children, reading) : ''
  }
}

const inner = (children: readonly Node[], reading: Reading) =>
  children.map((child) => words(child, reading)).join('')

/** The apostrophe as the document's page sets it. */
const quoted = (text: string, language: Language) =>
  language === 'en' ? text.replaceAll(/(?<=[\p{L}\p{N}])'/gu, '’') : text
