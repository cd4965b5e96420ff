import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { Company } from '../functions/company/contract.ts'
import { inCompany } from '../site/company-folder.ts'

/** Who the company under test is, told from its own file. */
export const company = Company.parse(parse(readFileSync(inCompany('company.yaml'), 'utf8')))
