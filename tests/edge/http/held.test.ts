import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { playbooks, playbookTexts, surveys } from '../../../functions/content.ts'
import { held } from '../../../functions/http/held.ts'

test('every playbook that the desk offers has its text beside the pages', async () => {
  const texts = await playbookTexts(env)
  expect(playbooks.length).toBeGreaterThan(5)
  expect(Object.keys(texts).sort()).toEqual(playbooks.map(({ id }) => id).sort())
})

test('what was read once is kept', async () => {
  expect(await surveys(env)).toBe(await surveys(env))
})

test('a file that is missing, or is not what it should be, is a fault and never an empty answer', async () => {
  await expect(held('/desk/nothing.json', z.unknown())(env)).rejects.toThrow('the site has no file')
  const wrong = held('/api/surveys.json', z.record(z.string(), z.string()))
  await expect(wrong(env)).rejects.toThrow()
  await expect(wrong(env)).rejects.toThrow()
})
