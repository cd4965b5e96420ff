import * as compile from './compile.ts'
import { buildSite } from './site.ts'
import { step } from './step.ts'
import { today } from './today.ts'

/** `npm run build`: the pages, from content that has passed the check. */
export async function run(): Promise<void> {
  await step('Compiling the content', compile.run)
  await step('Building the site', () => buildSite(today(new Date())))
}
