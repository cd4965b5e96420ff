import { globSync, readFileSync } from 'node:fs'
import { companyFolder, inCompany } from '../../../site/company-folder.ts'

const homes = globSync(inCompany('*/*/document.yaml'))
  .filter((file) => readFileSync(file, 'utf8').includes('\nwithdrawn:'))
  .map((file) => file.slice(companyFolder.length, -'document.yaml'.length))

/** Whether an address was that of a document that the company took back. */
export const isTakenBack = (address: string) =>
  homes.some((home) => address.replace(/^\/en\//, '/').startsWith(home))
