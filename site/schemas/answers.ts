import { glob, readFile } from 'node:fs/promises'
import type { Loader } from 'astro/loaders'
import { parseFrontmatter } from 'astro/markdown'
import { Handbook } from './documents.ts'

const pattern = 'content/faq/*/*.mdx'

/**
 * Every answer of every handbook as HTML, `<handbook>/<language>/<question>`: answers are Markdown inside
 * frontmatter, and only a loader is given Astro's own Markdown processor. What breaks the schema is left
 * to the handbooks' collection, which says where.
 */
export const answers: Loader = {
  name: 'answers',
  load: async ({ store, renderMarkdown, watcher }) => {
    async function load() {
      store.clear()
      for await (const file of glob(pattern)) {
        const handbook = Handbook.safeParse(parseFrontmatter(await readFile(file, 'utf8')).frontmatter)
        const document = file.replace('content/faq/', '').replace('.mdx', '')
        const questions = handbook.data?.sections.flatMap((section) => section.questions) ?? []
        for (const { id, answer } of questions) {
          store.set({ id: `${document}/${id}`, data: {}, rendered: await renderMarkdown(answer) })
        }
      }
    }
    await load()
    watcher?.on('change', (path) => path.includes('content/faq/') && void load())
  },
}
