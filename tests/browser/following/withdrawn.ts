import { globSync, readFileSync } from 'node:fs'

const homes = globSync('content/*/*/document.yaml')
  .filter((file) => readFileSync(file, 'utf8').includes('\nwithdrawn:'))
  .map((file) => file.replaceAll(/^content|document\.yaml$/g, ''))

/** Whether an address was that of a document that the company took back. */
export const isTakenBack = (address: string) =>
  homes.some((home) => address.replace(/^\/en\//, '/').startsWith(home))
