import { existsSync, globSync, readFileSync } from 'node:fs'
import { inCompany } from '../../../site/company-folder.ts'

const ledger = inCompany('published.jsonl')

/** What was taken out of published files, told from the ledger. */
export const redactions = (existsSync(ledger) ? readFileSync(ledger, 'utf8') : '')
  .split('\n')
  .filter((line) => line.includes('"kind":"redacted"'))
  .map((line) => JSON.parse(line))

/** Sentences of the playbooks that are too long to stand elsewhere by chance. */
export const playbookSentences = globSync(inCompany('playbooks/*.yaml')).flatMap((file) =>
  readFileSync(file, 'utf8')
    .split(/[.。：:;；]/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 15 && !/[{[［\n]/.test(sentence)),
)
