import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { companyFolder, compiledContent } from '../../../site/company-folder.ts'

export type Tree = {
  path: (file: string) => string
  run: (command: string, env?: Record<string, string>, flags?: readonly string[]) => Promise<Run>
}
export type Run = { code: number | null; out: string; err: string }

/**
 * A copy of what a command needs, to be broken in one place, with the dependencies of this one. A test
 * that lets npm install goes without them, for npm would empty the folder that the link leads to.
 */
export function plantTree(parts: string[], { isInstalled = true } = {}): Tree & { fell: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'portal-'))
  for (const part of ['package.json', 'package-lock.json', 'scripts', ...parts])
    (planted[part] ?? copy)(root, part)
  mkdirSync(join(root, 'content'), { recursive: true })
  writeFileSync(join(root, 'content/in-use.txt'), 'company\n')
  if (isInstalled) symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
  return {
    path: (file) => join(root, file),
    run: (command, env = {}, flags = []) => launch(join(root, 'scripts/launch.mjs'), command, env, flags),
    fell: () => rmSync(root, { recursive: true }),
  }
}

/** A copy is as old as its original, or the launcher would take the dependencies for older than the lockfile. */
const copy = (root: string, part: string) =>
  cpSync(part, join(root, part), { recursive: true, preserveTimestamps: true })

/** The tests' own company as a fork has one: in `content/company`, and in use. */
const planted: Record<string, typeof copy> = {
  content: (root) => {
    cpSync(companyFolder, join(root, 'content/company'), { recursive: true })
  },
  '.generated': (root) => cpSync(compiledContent, join(root, '.generated/content.json')),
}

/** What a command is started with: a person's terminal does not name another company. */
export function terminal(env: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { COMPANY_FOLDER: _, ...own } = process.env
  return { ...own, ...env }
}

export function write(tree: Tree, file: string, text: string): void {
  writeFileSync(tree.path(file), text)
}

export function launch(
  launcher: string,
  command: string,
  env: Record<string, string>,
  flags: readonly string[] = [],
): Promise<Run> {
  const child = spawn(process.execPath, [...flags, launcher, ...command.split(' ')], {
    env: terminal(env),
  })
  const run: Run = { code: null, out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    run.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    run.err += chunk
  })
  return new Promise((done) => child.on('close', (code) => done({ ...run, code })))
}
