import { parse } from 'yaml'
import * as z from 'zod'
import { PublishedCategories } from '#contract/categories'
import { Company } from '#contract/company'
import { PrivacyNotice } from '#contract/privacy'
import { PublishedPromise } from '#contract/promise'
import { FollowUps } from '#contract/visits'
import { belowCompany, inCompany } from './company-folder.ts'

// The same files that the Worker enforces; Vite watches them, so a change shows while writing.
const files = import.meta.glob<string>('@company/{*,service-promise/*,privacy/*}.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
})

function read<Schema extends z.core.$ZodType>(schema: Schema, path: string): z.output<Schema> {
  const { data, error } = z.safeParse(schema, parse(files[`/${inCompany(path)}`] ?? ''))
  if (error) throw new Error(`${inCompany(path)}\n${z.prettifyError(error)}`)
  return data as z.output<Schema>
}

/** All versions of a file that has them, also those whose day is still to come, newest first. */
function versions<Schema extends z.core.$ZodType<{ version: number }>>(schema: Schema, folder: string) {
  const [newest, ...older] = Object.keys(files)
    .filter((file) => file.startsWith(`/${inCompany(folder)}/`))
    .map((file) => read(schema, belowCompany(file.slice(1))))
    .sort((a, b) => b.version - a.version)
  if (newest === undefined)
    throw new Error(`${inCompany(folder)}/ holds no version; a portal cannot be without one.`)
  return [newest, ...older] as const
}

export const company = read(Company, 'company.yaml')
export const categories = read(PublishedCategories, 'categories.yaml')
export const followUps = read(FollowUps, 'follow-ups.yaml')
export const promises = versions(PublishedPromise, 'service-promise')
export const notices = versions(PrivacyNotice, 'privacy')
