import { answersOf } from './answers.ts'
import type { Body } from './body.ts'
import { type Fault, nothing, quote, same, say } from './fault.ts'
import { documentsOf, type Entry, type Library } from './library.ts'

/** Every text that readers get: bodies, and the answers of handbooks. */
type Text = { file: string; body: Body; kind: 'body' | 'answer' }

export function textsOf(library: Library): Text[] {
  return [
    ...documentsOf(library).flatMap(({ source: { file }, body }: Entry<unknown>) =>
      body ? [{ file, body, kind: 'body' as const }] : [],
    ),
    ...library.handbooks.flatMap((entry) =>
      answersOf(entry).map((body) => ({ file: entry.source.file, body, kind: 'answer' as const })),
    ),
  ]
}

/** Staff write text and the components that are offered; code in a document would run on the build machine. */
export function bodyFaults(library: Library): Fault[] {
  return [
    ...emptyFaults(library),
    ...textsOf(library).flatMap((text) => [
      ...codeFaults(text),
      ...headingFaults(text),
      ...silentFaults(text),
    ]),
  ]
}

/** A statement may say everything in its facts; a white paper or a fixed page without a text says nothing. */
const emptyFaults = ({ papers, pages }: Library): Fault[] =>
  [...papers, ...pages]
    .filter(({ source, value }) => value && source.body.text.trim() === '')
    .map(({ source: { file, body } }) => ({
      file,
      line: body.line,
      at: '',
      expected: say('a text below the frontmatter', '文件头下面有正文'),
      came: nothing,
      mend: say('Write the text, or delete the file.', '写上正文，或删掉这个文件。'),
    }))

function codeFaults({ file, body: { code, unreadable } }: Text): Fault[] {
  const unread: Fault[] = unreadable
    ? [
        {
          file,
          line: unreadable.line,
          at: '',
          expected: say('text that can be read', '可以读懂的正文'),
          came: same(`${unreadable.came.slice(0, 160)}`),
          mend: say(
            'Close every component (<Aside>…</Aside> or <Evidence id="…" />), write < as &lt; and { as &#123;, and leave out <!-- comments -->.',
            '组件要有结尾（<Aside>…</Aside> 或 <Evidence id="…" />）；小于号写作 &lt;，左花括号写作 &#123;；不要写 <!-- 注释 -->。',
          ),
        },
      ]
    : []
  const coded = code.map(({ came, line }) => ({
    file,
    line,
    at: '',
    expected: say(
      'text and components only (write a brace as &#123;)',
      '只有文字和提供的组件（花括号写作 &#123;）',
    ),
    came: say(`code: ${came.slice(0, 60)}`, `代码：${came.slice(0, 60)}`),
    mend: mendOf(came),
  }))
  return [...unread, ...coded]
}

function mendOf(came: string) {
  if (/^(import|export)\b/.test(came))
    return say(
      'Delete the line; every component is at hand without import.',
      '删掉这一行；组件不用 import 就能用。',
    )
  if (came.startsWith('[^'))
    return say(
      'Write the note as <Aside>…</Aside>, beside the paragraph it belongs to.',
      '把脚注写成 <Aside>…</Aside>，放在相关段落旁边。',
    )
  if (/^\[[ x]\]$/.test(came))
    return say(
      'Write the state in words, such as "done" or "open"; nobody can tick a box on a page.',
      '用文字写状态，如“已完成”“未完成”；页面上的方框不能勾选。',
    )
  if (came.includes('='))
    return say('Write the attribute in quotes: name="value".', '属性写成带引号的文字：名称="内容"。')
  if (came.startsWith('<'))
    return say(
      'Use Markdown or one of the components; HTML is not published.',
      '改用 Markdown 或提供的组件；HTML 不会发布。',
    )
  return say(
    'Write the result as text; nothing is computed in a document.',
    '把结果直接写成文字；文档里不做计算。',
  )
}

/** Headings are the contents list and the way through for those who cannot see the page. */
function headingFaults({ file, body: { headings }, kind }: Text): Fault[] {
  const top = kind === 'body' ? 2 : 4
  return headings.flatMap(({ depth, text, line }, index) => {
    const before = headings[index - 1]?.depth ?? top - 1
    const most = Math.max(before + 1, top)
    if (depth >= top && depth <= most) return []
    const allowed = depth < top ? '#'.repeat(top) : '#'.repeat(most)
    return [
      {
        file,
        line,
        at: '',
        expected: say(
          `a heading with ${allowed}${depth < top ? ' or more' : ' at most'}`,
          `标题${depth < top ? '至少' : '至多'}用 ${allowed}`,
        ),
        came: quote(`${'#'.repeat(depth)} ${text}`),
        mend:
          depth < top
            ? say(
                'The page writes its own title; start with ##, inside an answer with ####.',
                '页面自己会写大标题；正文从 ## 开始，问答的回答里从 #### 开始。',
              )
            : say('Do not skip a level: ### comes under ##.', '不要跳级：### 要放在 ## 下面。'),
      },
    ]
  })
}

/** A heading or a link without words is nothing to whoever has them read out. */
function silentFaults({ file, body: { headings, links } }: Text): Fault[] {
  const fault = ({ line }: { line: number }, expected: Fault['expected'], mend: Fault['mend']): Fault => ({
    file,
    line,
    at: '',
    expected,
    came: nothing,
    mend,
  })
  const isSilent = ({ text }: { text: string }) => text.trim() === ''
  return [
    ...headings
      .filter(isSilent)
      .map((one) =>
        fault(
          one,
          say('a heading with words', '有文字的标题'),
          say('Write the heading, or delete its #.', '写上标题，或删掉 #。'),
        ),
      ),
    ...links
      .filter(isSilent)
      .map((one) =>
        fault(
          one,
          say('a link with words', '有文字的链接'),
          say('Write [where it leads](address).', '写成 [链接到哪里](网址)。'),
        ),
      ),
  ]
}
