import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { expect } from 'vitest'
import { sentence } from '../../../scripts/check/fault.ts'
import type { Findings } from '../../../scripts/check/report.ts'
import { examine } from '../../../scripts/check.ts'
import { companyFolder } from '../../../site/company-folder.ts'
import { documents } from './sample-documents.ts'

export const TODAY = '2026-11-22'

/** A small portal's content in a folder of its own, to be broken in one place and mended again. */
export type Sample = {
  root: string
  read: (file: string) => string
  write: (file: string, text: string | Buffer) => void
  remove: (file: string) => void
  /** Works inside the folder, as a command does. */
  inside: <Result>(work: () => Result) => Result
  examine: (day?: string, isPublishing?: boolean) => Findings
  fell: () => void
}

export function plantSample(): Sample {
  const root = mkdtempSync(join(tmpdir(), 'content-'))
  for (const part of [
    'company.yaml',
    'categories.yaml',
    'follow-ups.yaml',
    'service-promise/v1.yaml',
    'privacy/v1.yaml',
    'early-warning.yaml',
  ])
    cpSync(resolve(companyFolder, part), join(root, companyFolder, part), { recursive: true })
  const write = (file: string, text: string | Buffer) => {
    mkdirSync(dirname(join(root, companyFolder, file)), { recursive: true })
    writeFileSync(join(root, companyFolder, file), text)
  }
  for (const [file, text] of Object.entries(documents)) write(file, text)
  const inside = <Result>(work: () => Result): Result => {
    const home = process.cwd()
    process.chdir(root)
    try {
      return work()
    } finally {
      process.chdir(home)
    }
  }
  return {
    root,
    read: (file) => readFileSync(join(root, companyFolder, file), 'utf8'),
    write,
    remove: (file) => rmSync(join(root, companyFolder, file), { recursive: true }),
    inside,
    examine: (day = TODAY, isPublishing = false) => inside(() => examine(day, isPublishing)),
    fell: () => rmSync(root, { recursive: true }),
  }
}

export const inEnglish = (findings: Findings) => findings.faults.map((fault) => sentence(fault, 'en'))
export const inChinese = (findings: Findings) => findings.faults.map((fault) => sentence(fault, 'zh-CN'))

/** Breaks one file, expects exactly one fault, in both languages, at its place; mends it, and expects none. */
export function expectRefusal(
  sample: Sample,
  file: string,
  change: (clean: string) => string,
  { at, en, chinese }: { at?: string; en: RegExp; chinese: RegExp },
): void {
  const clean = sample.read(file)
  const faulty = change(clean)
  expect(faulty).not.toBe(clean)
  sample.write(file, faulty)
  const findings = sample.examine()
  sample.write(file, clean)
  const place = `${companyFolder}/${at ?? file}:`
  expect(inEnglish(findings)).toEqual([expect.stringMatching(en)])
  expect(inChinese(findings)).toEqual([expect.stringMatching(chinese)])
  expect(findings.faults[0]?.line).toBeGreaterThan(0)
  for (const said of [...inEnglish(findings), ...inChinese(findings)])
    expect(said.startsWith(place), said).toBe(true)
  expect(inEnglish(sample.examine())).toEqual([])
}
