import { type MdastNode, markdownToMdast, mdxToMdast, type TreeOptions } from 'satteri'
import { visit } from 'unist-util-visit'
import { isAllowance } from './allowances.ts'

/** A component's use in a body, `<Figure src="figures/listing" caption="…" />`, and the kinds of what it holds. */
export type Use = {
  component: string
  attributes: Record<string, string>
  holds: string[]
  /** The component around it, if there is one. */
  inside: string | undefined
  line: number
}

/** What a document's text consists of, each piece with the line on which it stands in its file. */
export type Body = {
  /** What would run on the build machine, or write HTML past the components. */
  code: { came: string; line: number }[]
  /** Why the text cannot be read at all; the rest is then empty. */
  unreadable?: { came: string; line: number }
  uses: Use[]
  /** `text` is what a reader would press. */
  links: { url: string; text: string; line: number }[]
  pictures: { url: string; alt: string; line: number }[]
  headings: { depth: number; text: string; line: number }[]
  /** How many tables are written in Markdown. */
  tables: number
  /** `{/* allow private: why *\/}` with the lines it speaks for. */
  allowances: { comment: string; line: number; from: number; to: number }[]
}

type Tree = Extract<MdastNode, { type: 'root' }>
type Node = Tree['children'][number]

const options: TreeOptions = { features: { gfm: true, frontmatter: false } }

/** Reads MDX as its compiler does. `line` is where the text begins in its file. */
export const readBody = (text: string, line: number): Body => read(text, line, mdxToMdast)
/** Reads the Markdown of an answer, which knows no components. */
export const readAnswer = (text: string, line: number): Body => read(text, line, markdownToMdast)

function read(text: string, line: number, treeOf: typeof mdxToMdast): Body {
  try {
    const tree = treeOf('\n'.repeat(line - 1) + text, options)
    if (tree.type !== 'root') return empty()
    return { ...pieces(tree), allowances: text.includes('allow private') ? allowancesIn(tree) : [] }
  } catch (error) {
    return { ...empty(), unreadable: reasonOf(error, line) }
  }
}

const empty = (): Body => ({
  code: [],
  uses: [],
  links: [],
  pictures: [],
  headings: [],
  tables: 0,
  allowances: [],
})
const lineOf = (node: { position?: { start: { line: number } } | undefined }) =>
  node.position?.start.line ?? 1

function pieces(tree: Tree): Body {
  const body = empty()
  const { named, shown } = references(tree)
  visit(tree, (node, _, parent) => {
    const line = lineOf(node)
    switch (node.type) {
      case 'mdxjsEsm':
        body.code.push({ came: node.value, line })
        break
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        if (!isAllowance(node.value)) body.code.push({ came: `{${node.value}}`, line })
        break
      case 'html':
        if (!closesWhatWasSaid(node.value, body.code)) body.code.push({ came: node.value, line })
        break
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement': {
        if (!/^[A-Z]\w*$/.test(node.name ?? '')) body.code.push({ came: `<${node.name ?? ''}>`, line })
        else
          body.uses.push({
            component: node.name ?? '',
            ...written(node),
            inside: parent && 'name' in parent ? (parent.name ?? undefined) : undefined,
            line,
          })
        const coded = node.attributes.find(({ value }) => typeof value === 'object' && value !== null)
        const spread = node.attributes.find(({ type }) => type === 'mdxJsxExpressionAttribute')
        const name = coded && 'name' in coded ? `${coded.name}={…}` : spread ? '{...}' : undefined
        if (name) body.code.push({ came: `<${node.name} ${name}>`, line })
        break
      }
      case 'listItem':
        // Its box has no name, and nobody can tick it.
        if (typeof node.checked === 'boolean') body.code.push({ came: node.checked ? '[x]' : '[ ]', line })
        break
      case 'table':
        body.tables += 1
        break
      case 'link':
        body.links.push({ url: node.url, text: textOf(node), line })
        break
      case 'definition':
        // What a picture is called by is that picture's address, and is looked at there.
        if (!shown.has(node.identifier)) body.links.push({ url: node.url, text: node.identifier, line })
        break
      case 'footnoteReference':
        // Its title would be English in every language.
        body.code.push({ came: `[^${node.identifier}]`, line })
        break
      case 'image':
        body.pictures.push({ url: node.url, alt: node.alt ?? '', line })
        break
      case 'imageReference':
        body.pictures.push({ url: named.get(node.identifier) ?? '', alt: node.alt ?? '', line })
        break
      case 'heading':
        body.headings.push({ depth: node.depth, text: textOf(node), line })
        break
    }
  })
  return body
}

/** What `[name]: address` gives to links and pictures; a definition that a picture uses is that picture's. */
function references(tree: Tree) {
  const named = new Map<string, string>()
  const shown = new Set<string>()
  visit(tree, (node) => {
    if (node.type === 'definition') named.set(node.identifier, node.url)
    if (node.type === 'imageReference') shown.add(node.identifier)
  })
  return { named, shown }
}

/** The end of an element whose beginning was refused before: one fault is enough. Any other end would be published. */
function closesWhatWasSaid(html: string, code: Body['code']): boolean {
  const [, name] = /^<\/([\w-]+)\s*>$/.exec(html) ?? []
  return name !== undefined && code.some(({ came }) => new RegExp(`^<${name}\\b`, 'i').test(came))
}

type Written = {
  attributes: { type: string; name?: string; value?: unknown }[]
  children: { type: string }[]
}

/** Attributes in quotes; one without a value is written as an empty string. */
function written({ attributes, children }: Written): Pick<Use, 'attributes' | 'holds'> {
  const quoted = attributes.flatMap(({ name, value }) =>
    name === undefined || (typeof value !== 'string' && value !== null) ? [] : [[name, value ?? '']],
  )
  return { attributes: Object.fromEntries(quoted), holds: children.map(({ type }) => type) }
}

/** An allowance inside a block speaks for that block; on a line of its own, for the block after it. */
function allowancesIn({ children }: Tree): Body['allowances'] {
  return children.flatMap((block, index) => {
    const comments: { value: string; line: number }[] = []
    visit(block, (node) => {
      const isComment = node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression'
      if (isComment && isAllowance(node.value)) comments.push({ value: node.value, line: lineOf(node) })
    })
    const about: Node | undefined = block.type === 'mdxFlowExpression' ? children[index + 1] : block
    const to = about?.position?.end.line ?? lineOf(block)
    return comments.map(({ value, line }) => ({ comment: value, line, from: lineOf(block), to }))
  })
}

function textOf(node: Node): string {
  if ('value' in node && typeof node.value === 'string') return node.value
  if (node.type === 'image') return node.alt ?? ''
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : ''
}

/** The processor says where, if it knows, and names its rule: `7:3: Unexpected … (mdx-jsx:…)`. */
function reasonOf(error: unknown, line: number): { came: string; line: number } {
  const message = error instanceof Error ? error.message : String(error)
  const [, at, reason] = /^(\d+):\d+: ([\s\S]*)$/.exec(message) ?? []
  return { came: (reason ?? message).replace(/ \([\w-]+:[\w-]+\)$/, ''), line: at ? Number(at) : line }
}
