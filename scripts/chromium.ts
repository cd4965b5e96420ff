import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type LaunchOptions, chromium as playwright } from '@playwright/test'
import { Refusal } from './step.ts'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const home = resolve('.cache/chromium')

/** How to start a Chromium on this machine: the one that `CHROMIUM` names, an installed one, or the one from npm. */
export async function findChromium(): Promise<LaunchOptions> {
  const args = process.platform === 'linux' ? ['--no-sandbox', '--disable-dev-shm-usage'] : []
  const named = process.env.CHROMIUM
  if (named && !existsSync(named))
    throw new Refusal(`CHROMIUM=${named} is no file: name a Chromium that is there.`)
  const found = named ?? [playwright.executablePath(), ...installed].find((path) => existsSync(path))
  if (found) return { executablePath: found, args }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Refusal('No Chromium was found: install Chromium or Chrome, or name one with CHROMIUM=<path>.')
  }
  if (!existsSync(home)) await unpack()
  return {
    executablePath: `${home}/chromium`,
    args: [...args, '--disable-gpu'],
    env: { ...process.env, LD_LIBRARY_PATH: `${home}/al2023/lib`, FONTCONFIG_FILE: `${home}/fonts.conf` },
  }
}

/** The machine's own fonts where there are any, and one Latin family in any case. */
const fonts = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${home}/fonts/fonts</dir>
  <cachedir>${home}/fontcache</cachedir>
</fontconfig>`

/**
 * Unpacks the Chromium of `@sparticuz/chromium`, which unpacks into the folder for temporary files.
 * The variable makes it bring along the libraries that a bare machine lacks. The folder gets its name
 * last, so that an interrupted unpacking is not mistaken for a browser.
 */
async function unpack(): Promise<void> {
  const { TMPDIR, LD_LIBRARY_PATH, FONTCONFIG_PATH } = process.env
  const folder = `${home}.${process.pid}`
  mkdirSync(folder, { recursive: true })
  Object.assign(process.env, { AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x', TMPDIR: folder })
  const { default: packed } = await import('@sparticuz/chromium')
  await packed.executablePath()
  restore({ AWS_LAMBDA_JS_RUNTIME: undefined, TMPDIR, LD_LIBRARY_PATH, FONTCONFIG_PATH })
  writeFileSync(`${folder}/fonts.conf`, fonts)
  if (existsSync(home)) rmSync(folder, { recursive: true })
  else renameSync(folder, home)
}

function restore(variables: NodeJS.Dict<string>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
}
