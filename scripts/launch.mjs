// Starts a command of this project on any machine that has Node 20 and npm: `node scripts/launch.mjs start`.
// Plain JavaScript on built-in modules alone, for it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const self = fileURLToPath(import.meta.url)
const root = dirname(dirname(self))
const stamp = join(root, 'node_modules', '.installed')
const pinnedNode = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

process.chdir(root)
const [command = '', ...words] = process.argv.slice(2)
install()
await (process.features.typescript ? run() : runAgain())

/** Installs exactly what the lockfile says, unless that has been done. */
function install() {
  const wanted = fingerprint()
  if (isInstalled(wanted)) return
  const began = Date.now()
  process.stdout.write('Installing the dependencies … ')
  const npm = spawnSync('npm', ['ci'], { encoding: 'utf8', shell: process.platform === 'win32' })
  if (npm.status !== 0) fail(`\n${refusal(npm)}`)
  writeFileSync(stamp, wanted)
  console.log(`${((Date.now() - began) / 1000).toFixed(1)} s`)
}

/** npm writes `.package-lock.json` last, so a newer one stands for an `npm ci` that somebody ran by hand. */
function isInstalled(wanted) {
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === wanted
  const written = statSync(join(root, 'node_modules', '.package-lock.json'), { throwIfNoEntry: false })
  const lock = statSync('package-lock.json', { throwIfNoEntry: false })
  if (!written || !lock || written.mtimeMs < lock.mtimeMs) return false
  writeFileSync(stamp, wanted)
  return true
}

function fingerprint() {
  const lock = existsSync('package-lock.json') ? readFileSync('package-lock.json') : ''
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  return createHash('sha256')
    .update(lock)
    .update(JSON.stringify([dependencies, devDependencies]))
    .digest('hex')
}

function refusal({ error, stderr }) {
  if (error) return `npm could not be started (${error.message}); install Node 20 or newer together with npm.`
  const lines = stderr
    .split('\n')
    .flatMap((line) => line.match(/^npm error (?!code |A complete log)(\S.*)/)?.[1] ?? [])
  const said = (lines[0] ?? 'no reason given').replace(/\.$/, '')
  return `The dependencies could not be installed from package-lock.json; npm ci says: ${said}.`
}

/** Astro and wrangler need a newer Node than many machines have; the right one came with the dependencies. */
async function runAgain() {
  if (!existsSync(pinnedNode))
    fail('The pinned Node is missing from node_modules; delete node_modules and start again.')
  const child = spawn(pinnedNode, [self, command, ...words], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => process.exit(code ?? 1))
}

/** A `Refusal` is an expected end with a sentence for a person; whatever else is thrown is a bug and shows its trace. */
async function run() {
  try {
    const { run } = await import(`./${command}.ts`)
    await run(words)
  } catch (error) {
    if (error?.name !== 'Refusal') throw error
    fail(error.message)
  }
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
