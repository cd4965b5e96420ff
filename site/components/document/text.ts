import { dirname } from 'node:path'
import { satteriHeadingIdsPlugin } from '@astrojs/markdown-satteri'
import { Fragment, jsx } from 'astro/jsx-runtime'
import { evaluate, markdownToHtml } from 'satteri'
import { textIn } from '../../source.ts'
import { components } from './components.ts'
import Picture from './Picture.astro'

/** A document as its collection holds it. */
type Entry = {
  collection: string
  id: string
  filePath?: string | undefined
  digest?: number | string | undefined
}
type Heading = { depth: number; slug: string; text: string }
type Text = { Content: () => unknown; headings: Heading[] }

const node = (type: unknown, props: unknown) => jsx(type, Object(props))

const kept = new Map<string, Promise<Text>>()

/**
 * A document's text, ready to be rendered with the components that it may use. It is read as Astro reads MDX, by the
 * same processor, but it is no module of the bundle: a document has no imports, and a thousand modules cost more
 * time than their texts. The newest version is shown at two addresses and read once. What no component takes part in
 * is one piece of HTML.
 */
export function textOf(entry: Entry): Promise<Text> {
  const key = `${entry.collection}/${entry.id} ${entry.digest}`
  const text = kept.get(key) ?? read(entry)
  kept.set(key, text)
  return text
}

/** A handbook's answer, which is Markdown without components, as HTML. */
export const htmlOf = async (answer: string): Promise<string> =>
  (await markdownToHtml(answer, { ...reading(), features })).html

const features = { gfm: true, smartPunctuation: true }

/** What is read of a text besides it; each reading has its own. */
function reading() {
  const headings: Heading[] = []
  const astro = {
    frontmatter: {},
    headings,
    localImagePaths: new Set<string>(),
    remoteImagePaths: new Set<string>(),
  }
  return { hastPlugins: [satteriHeadingIdsPlugin()], data: { astro } }
}

async function read(entry: Entry): Promise<Text> {
  const { filePath = '' } = entry
  const taken = reading()
  const { default: written } = await evaluate(textIn(entry), {
    Fragment,
    jsx: node,
    jsxs: node,
    ...taken,
    features,
    jsxImportSource: 'astro',
    elementAttributeNameCase: 'html',
    optimizeStatic: {
      component: 'Fragment',
      prop: 'set:html',
      ignoreElements: [...Object.keys(components), 'img'],
    },
  })
  if (typeof written !== 'function') throw new Error(`${filePath} is no document.`)
  const folder = dirname(filePath)
  const img = (props: object) => jsx(Picture, { ...props, folder })
  const Content = () => written({ components: { ...components, img, Fragment } })
  // Astro need not try out who renders this.
  Object.defineProperty(Content, Symbol.for('astro:renderer'), { value: 'astro:jsx' })
  return { Content, headings: taken.data.astro.headings }
}
