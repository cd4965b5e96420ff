import { readFileSync } from 'node:fs'

/** Names another company's folder than the portal's own; the tests have one of their own in tests/company. */
const other = process.env['COMPANY_FOLDER']

/**
 * The folder of the company whose portal this is, relative to the project: `content/<name>`, the name being the one
 * line of `content/in-use.txt`.
 */
export const companyFolder = other ?? `content/${readFileSync('content/in-use.txt', 'utf8').trim()}`

export const isOtherCompany = other !== undefined

/** What is made of another company never lies where a deployment takes the portal from. */
const made = other === undefined ? undefined : `.cache/${other.replaceAll('/', '-')}`

/** The built pages. */
export const distFolder = made === undefined ? 'dist' : `${made}/dist`
/** What the Worker enforces of the company's files (scripts/compile.ts). */
export const compiledContent = made === undefined ? '.generated/content.json' : `${made}/content.json`
/** What this command keeps so as not to do it again. */
export const cacheFolder = made ?? '.cache'

/** A path below the company's folder, as the project's commands name it. */
export const inCompany = (path: string): string => `${companyFolder}/${path}`

/** The path below the company's folder of a file that lies in it. */
export const belowCompany = (file: string): string =>
  file.startsWith(`${companyFolder}/`) ? file.slice(companyFolder.length + 1) : file
