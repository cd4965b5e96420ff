import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { type KeyRing, parseKeyRing } from '../secrets.ts'
import { Refusal } from '../step.ts'
import { tool } from '../tool.ts'

const VARS = '.dev.vars'

/** Where a ring is kept: in `.dev.vars` for this machine, or in the operator's own file for the portal on Cloudflare. */
export type Keeper = { isRemote: boolean; read: () => KeyRing; write: (ring: KeyRing) => void }

export const keeperOf = (file: string | undefined): Keeper =>
  file === undefined ? inVars : { isRemote: true, ...inFile(file) }

const inVars: Keeper = {
  isRemote: false,
  read: () => parseKeyRing(parseEnv(textOf(VARS)).KEYS ?? '', `The secret KEYS in ${VARS}`),
  write: (ring) => {
    const others = textOf(VARS)
      .split('\n')
      .filter((line) => line !== '' && !/^\s*KEYS\s*=/.test(line))
    replace(VARS, [...others, `KEYS='${JSON.stringify(ring)}'`, ''].join('\n'))
  },
}

const inFile = (file: string) => ({
  read: () => parseKeyRing(textOf(file), file),
  write: (ring: KeyRing) => replace(file, `${JSON.stringify(ring)}\n`),
})

function textOf(file: string): string {
  if (!existsSync(file))
    throw new Refusal(`There is no ${file}: without the key ring nothing can be done with its keys.`)
  return readFileSync(file, 'utf8')
}

/** A ring that was half written would be a ring lost. */
function replace(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** Hands a ring to Cloudflare, which deploys the Worker with it. It is shown nowhere: not on the screen, not among the words of a process. */
export async function upload(ring: KeyRing): Promise<void> {
  const { code, output } = await tool('wrangler/bin/wrangler.js', ['secret', 'put', 'KEYS'], {
    input: JSON.stringify(ring),
  })
  if (code !== 0)
    throw new Refusal(
      `Cloudflare did not take the ring; "npx wrangler secret put KEYS" reads it from standard input.\n${output.trim()}`,
    )
}
