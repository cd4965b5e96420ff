import { parseArgs } from 'node:util'
import { openBindings } from './bindings.ts'
import { currentSince, isSettled, type Needs, needs } from './keys/needs.ts'
import { type Keeper, keeperOf, upload } from './keys/ring.ts'
import { drawKey } from './secrets.ts'
import { Refusal, step } from './step.ts'

const usage = `npm run keys -- status             what still needs each key of the ring
npm run keys -- rotate             a new key becomes the current one
npm run keys -- retire <version>   an old key that nothing needs leaves the ring
Without more this is about the portal on this machine and its .dev.vars; with --ring <file>, about the one on
Cloudflare, whose key ring is in that file.`

/** `npm run keys`: looks after the key ring. No key is ever shown. */
export async function run(words: string[]): Promise<void> {
  const { command, version, ring } = asked(words)
  const keeper = keeperOf(ring)
  if (command === 'status' && version === undefined) return status(keeper)
  if (command === 'rotate' && version === undefined) return rotate(keeper)
  if (command === 'retire' && /^[1-9]\d*$/.test(version ?? '')) return retire(keeper, Number(version))
  throw new Refusal(usage)
}

function asked(words: string[]) {
  try {
    const options = { ring: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true })
    const [command, version, ...more] = positionals
    if (more.length > 0) throw new Refusal(usage)
    return { command, version, ring: values.ring }
  } catch {
    throw new Refusal(usage)
  }
}

const open = ({ isRemote }: Keeper) =>
  openBindings(isRemote ? { isRemote } : { isRemote: false, state: '.wrangler/state' })

const inWords = (found: Needs) =>
  Object.entries(found)
    .map(([name, rows]) => `${name}: ${rows}`)
    .join(', ')

async function status(keeper: Keeper): Promise<void> {
  const ring = keeper.read()
  const { DB, close } = await open(keeper)
  try {
    const since = await currentSince(DB, ring.current)
    const when =
      since === undefined ? 'the clock has not ticked with it yet' : `since ${new Date(since).toISOString()}`
    console.log(`Key ${ring.current} is the current one: ${when}.`)
    for (const version of Object.keys(ring.keys).map(Number)) {
      if (version === ring.current) continue
      const found = await needs(DB, version, Date.now())
      const isFree = Object.keys(found).length === 0
      console.log(
        `Key ${version} is ${isFree ? 'needed by nothing that is stored' : `still needed (${inWords(found)})`}.`,
      )
    }
  } finally {
    await close()
  }
}

async function rotate(keeper: Keeper): Promise<void> {
  const { keys } = keeper.read()
  const current = Math.max(...Object.keys(keys).map(Number)) + 1
  const ring = { current, keys: { ...keys, [current]: drawKey() } }
  // Kept before it is used: what was sealed with a key that nobody kept is lost.
  keeper.write(ring)
  if (keeper.isRemote) await step('Handing the ring to Cloudflare', () => upload(ring))
  console.log(
    keeper.isRemote
      ? `Key ${current} is the current one. Put the file back into your safe; the clock seals anew what the old keys closed.`
      : `Key ${current} is the current one in .dev.vars: start the portal again, and its clock seals anew what the old keys closed.`,
  )
}

async function retire(keeper: Keeper, version: number): Promise<void> {
  const { current, keys } = keeper.read()
  if (!(version in keys)) throw new Refusal(`There is no key ${version} in the ring.`)
  if (version === current)
    throw new Refusal(`Key ${version} is the current one: "npm run keys -- rotate" draws its successor.`)
  const { DB, close } = await open(keeper)
  try {
    const found = await needs(DB, version, Date.now())
    if (Object.keys(found).length > 0)
      throw new Refusal(`Key ${version} stays: it is still needed (${inWords(found)}).`)
    if (!isSettled(await currentSince(DB, current), Date.now()))
      throw new Refusal(
        `Key ${version} stays: key ${current} must have been the current one for a day, so that sessions and open forms are over.`,
      )
  } finally {
    await close()
  }
  const { [version]: _, ...rest } = keys
  const ring = { current, keys: rest }
  if (keeper.isRemote) await step('Handing the ring to Cloudflare', () => upload(ring))
  keeper.write(ring)
  console.log(`Key ${version} has left the ring.`)
}
