import { globSync, readFileSync } from 'node:fs'
import { distFolder } from '../../../site/company-folder.ts'

export type Page = { file: string; address: string; html: string }

/** Every page that Astro built, with the address under which it is asked for. A new page is here by itself. */
export const pages: Page[] = globSync(`${distFolder}/**/*.html`)
  .filter((file) => !file.startsWith(`${distFolder}/pagefind/`))
  .sort()
  .map((file) => ({
    file,
    address: `/${file.replace(`${distFolder}/`, '').replace(/index\.html$/, '')}`.replace(
      /404\.html$/,
      '404-nothing-here/',
    ),
    html: readFileSync(file, 'utf8'),
  }))

/** Pages that the Worker fills: what stands in dist/ is their empty form. */
const acting = /^\/(en\/)?(complaints\/(new|receipt|track|case|renew|mail)|surveys|desk)\//

export const isActing = ({ address }: Page) => acting.test(address)
