import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { plantTree, write } from './tree.ts'

test('what the check refuses ends the build, is all that is said, and leaves no page to deploy', async () => {
  // Without its configuration Astro finds no pages; of the two faults the writer's own is told.
  const tree = plantTree(['content', 'functions', 'site'])
  const home = 'content/company/pages/home/en.mdx'
  write(tree, home, `${readFileSync(tree.path(home), 'utf8')}\n{process.env.HOME}\n`)
  mkdirSync(tree.path('dist'))
  write(tree, 'dist/index.html', 'a page of the build before')
  const { code, err } = await tree.run('build', { TODAY: '2026-01-01' })
  const isLeft = existsSync(tree.path('dist'))
  tree.fell()
  expect(err).toMatch(/^content\/company\/pages\/home\/en\.mdx:\d+: expected text and components only/)
  expect(err).toMatch(/\nThe content has 1 fault in 1 of \d+ files\.\n$/)
  expect(code).toBe(1)
  expect(isLeft).toBe(false)
})
