import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'
import { Refusal } from '../step.ts'
import { generate } from './documents.ts'
import { body } from './texts.ts'

const versions = { '@astrojs/starlight': '0.42.4', astro: '7.3.4' }

/** Outside the project, so that nothing of it is shipped and none of its packages are found by chance. */
const root = join(tmpdir(), `mingjing-starlight-${versions['@astrojs/starlight']}`)

/**
 * Starlight as its own documentation sets it up, with two languages and the same texts as pages. All else are its
 * defaults: a sidebar made of all documents of a language, Expressive Code around the readings, Pagefind's index.
 */
export function plantStarlight(count: number): string {
  rmSync(join(root, 'src'), { recursive: true, force: true })
  write('package.json', JSON.stringify({ private: true, type: 'module', dependencies: versions }))
  write(
    'astro.config.mjs',
    `import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'
export default defineConfig({
  site: 'https://starlight.example',
  integrations: [
    starlight({
      title: 'Documents',
      locales: { root: { label: '中文', lang: 'zh-CN' }, en: { label: 'English' } },
    }),
  ],
})
`,
  )
  write(
    'src/content.config.ts',
    `import { defineCollection } from 'astro:content'
import { docsLoader } from '@astrojs/starlight/loaders'
import { docsSchema } from '@astrojs/starlight/schema'
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) }
`,
  )
  install()
  for (const { collection, slug, version, language, text } of generate(count)) {
    const path = `${language === 'en' ? 'en/' : ''}${collection}/${slug}-v${version}.mdx`
    const head = stringify({ title: text.title, description: text.summary })
    write(join('src/content/docs', path), `---\n${head}---\n\n${body(text)}\n`)
  }
  return root
}

export function clearStarlight(): void {
  for (const trace of ['dist', '.astro', 'node_modules/.astro', 'node_modules/.vite'])
    rmSync(join(root, trace), { recursive: true, force: true })
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

function install(): void {
  if (existsSync(join(root, 'node_modules/.package-lock.json'))) return
  const words = ['install', '--no-audit', '--no-fund', '--save-exact']
  const npm = spawnSync('npm', words, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' })
  if (npm.status !== 0) throw new Refusal(`Starlight could not be installed:\n${npm.stderr ?? npm.error}`)
}
