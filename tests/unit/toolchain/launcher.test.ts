import { mkdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { plantTree, write } from './tree.ts'

/** As on a machine whose own Node runs no TypeScript. */
const old = ['--no-strip-types']

test('under an older Node a command goes on under the one that came with the dependencies', async () => {
  const tree = plantTree(['functions', 'site'])
  const { code, err } = await tree.run('start', { PORT: 'none' }, old)
  tree.fell()
  expect(err).toBe('PORT=none is no port: give a number from 1 to 65535, such as PORT=8788.\n')
  expect(code).toBe(1)
})

test('where that one is missing, it is said in one sentence', async () => {
  const tree = plantTree([], { isInstalled: false })
  mkdirSync(tree.path('node_modules'))
  // npm writes this one last: as after an installation that could not fetch what is optional.
  write(tree, 'node_modules/.package-lock.json', '{}')
  const { code, err } = await tree.run('start', {}, old)
  tree.fell()
  expect(err).toMatch(/^node-[\w-]+ is missing from node_modules; delete node_modules and start again\.\n$/)
  expect(code).toBe(1)
})
