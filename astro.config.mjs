import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { cp, glob, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'
import { parse } from 'yaml'
import { securityHeaders } from './functions/http/headers.ts'
import { cacheFolder, companyFolder, compiledContent, distFolder, inCompany } from './site/company-folder.ts'
import { evidenceOn, isEvidence, shownOn } from './site/following/shown.ts'
import { sitemap, sitemapIndex } from './site/following/sitemap.ts'
import { searchIndex } from './site/search-index/integration.ts'

const company = parse(readFileSync(inCompany('company.yaml'), 'utf8'))

/** Workers Assets answers a miss with the nearest 404.html above it, while Astro writes 404/index.html. */
const notFoundPages = {
  name: 'not-found-pages',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      for (const page of ['404', 'en/404']) {
        await rename(new URL(`${page}/index.html`, dir), new URL(`${page}.html`, dir))
        await rmdir(new URL(`${page}/`, dir))
      }
    },
  },
}

/**
 * Only the pages as they were built say which of them want to be kept, under which address, and what they show.
 * Evidence lies beside its document in the company's folder and is published as it lies there, byte for byte.
 */
const fromThePages = {
  name: 'from-the-pages',
  hooks: {
    'astro:server:setup': ({ server }) => {
      server.middlewares.use((request, response, next) => {
        const file = `${companyFolder}${request.url}`
        if (isEvidence(request.url ?? '') && existsSync(file)) createReadStream(file).pipe(response)
        else next()
      })
    },
    'astro:build:done': async ({ dir, pages }) => {
      const built = pages
        .map(({ pathname }) => pathname)
        .filter((pathname) => pathname === '' || pathname.endsWith('/'))
        .map(async (pathname) => ({
          address: `/${pathname}`,
          html: await readFile(new URL(`${pathname}index.html`, dir), 'utf8'),
        }))
      const read = await Promise.all(built)
      await writeFile(new URL('sitemap.xml', dir), sitemap(read, company.origin))
      await writeFile(new URL('sitemap-index.xml', dir), sitemapIndex(company.origin))
      for (const address of evidenceOn(read)) {
        await cp(`${companyFolder}${address}`, new URL(`.${address}`, dir))
      }
      // Astro writes the pictures of every text that it has read, of drafts too.
      const isShown = shownOn(read)
      for await (const name of glob('_astro/*.{jpg,jpeg,png,webp,avif,gif,svg}', { cwd: dir })) {
        if (!isShown(`/${name}`)) await rm(new URL(name, dir))
      }
    },
  },
}

/** Search compiles WebAssembly in a worker, whose own answer's policy counts. Nothing else of the portal may. */
const searchPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

/** Static pages carry the headers that the Worker sets on its own answers; files named by their content never change. */
const headers = {
  name: 'headers',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const everywhere = Object.entries(securityHeaders).map(([name, value]) => `  ${name}: ${value}`)
      const forever = '  Cache-Control: public, max-age=31536000, immutable'
      const search = ['  ! Content-Security-Policy', `  Content-Security-Policy: ${searchPolicy}`]
      const feeds = ['', '/en'].flatMap((language) => [
        `${language}/feed.xml`,
        '  Content-Type: application/atom+xml; charset=utf-8',
        `${language}/feed.json`,
        '  Content-Type: application/feed+json; charset=utf-8',
      ])
      // The platform refuses other methods by itself, with these headers and without this one.
      const allow = '  Allow: GET, HEAD'
      const rules = ['/*', ...everywhere, allow, '/pagefind/*', ...search, ...feeds, '/_astro/*', forever, '']
      await writeFile(new URL('_headers', dir), rules.join('\n'))
    },
  },
}

/** Few stylesheets instead of one a component: what every page needs, and what some kinds of pages need besides. */
const stylesheets = [
  {
    name: 'acting',
    test: /site\/(components\/(acting|forms)\/.*\.css$|styles\/(acting|forms)\.css$)/,
    priority: 2,
  },
  { name: 'board', test: /site\/components\/board\/.*\.css$/, priority: 3 },
  { name: 'letter', test: /site\/components\/statement\/.*\.css$/, priority: 3 },
  { name: 'comparison', test: /site\/components\/version\/Comparison.*\.css$/, priority: 3 },
  { name: 'reading', test: /site\/(components|layouts|styles)\/.*\.css$/, priority: 1 },
]

export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  outDir: distFolder,
  cacheDir: `${cacheFolder}/astro`,
  site: company.origin,
  trailingSlash: 'always',
  // Everything that styles or scripts a page is a file of our own: the Content-Security-Policy allows nothing inline.
  // While one page is written another is made.
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: 4 },
  vite: {
    resolve: { alias: { '@company': resolve(companyFolder), '#content': resolve(compiledContent) } },
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: { output: { codeSplitting: { groups: stylesheets } } },
    },
  },
  // Readings and listings are set as they were written: no page has colours for their parts.
  markdown: { syntaxHighlight: false },
  integrations: [mdx(), searchIndex(), fromThePages, notFoundPages, headers],
  i18n: { locales: ['zh-CN', 'en'], defaultLocale: 'zh-CN', routing: { prefixDefaultLocale: false } },
})
