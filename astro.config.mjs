import { readFileSync } from 'node:fs'
import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'
import { parse } from 'yaml'

const company = parse(readFileSync(new URL('./content/company.yaml', import.meta.url), 'utf8'))

export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  site: company.origin,
  trailingSlash: 'always',
  // Everything that styles or scripts a page is a file of our own: the Content-Security-Policy allows nothing inline.
  build: { format: 'directory', inlineStylesheets: 'never' },
  vite: { build: { assetsInlineLimit: 0 } },
  markdown: { syntaxHighlight: 'prism' },
  integrations: [mdx()],
  i18n: { locales: ['zh-CN', 'en'], defaultLocale: 'zh-CN', routing: { prefixDefaultLocale: false } },
})
