import type { Context } from 'hono'
import * as z from 'zod/mini'
import type { AppEnv } from '../env.ts'
import { drawToken } from './form-token.ts'
import { held } from './held.ts'
import { page } from './page.ts'
import type { Problem } from './problem.ts'

/** Brings a form's page back with what was typed and the reason above it. */
export type Return = (
  c: Context<AppEnv>,
  typed: Record<string, string>,
  problem: Problem,
) => Promise<Response>

const Said = z.record(z.string(), z.object({ title: z.string(), what: z.string(), next: z.string() }))
const said = held('/api/problems.json', z.object({ 'zh-CN': Said, en: Said }))

/** What is said above a form that comes back. */
export async function problemWords(c: Context<AppEnv>, { type }: Problem) {
  const words = (await said(c.env))[c.var.language][type]
  if (!words) throw new Error(`nothing is said of the problem ${type}`)
  const { title, what, next } = words
  return { 'problem-title': title, 'problem-what': what, 'problem-next': next }
}

/**
 * For a page that needs nothing but its fields; `bound` is what its tokens are made for. The token stays the
 * one that was sent: should the first try have been stored after all, sending again is recognised by it.
 */
export const returned =
  (path: string, bound: string): Return =>
  async (c, typed, problem) => {
    const values = { token: await drawToken(c.var.ring, bound, c.var.now), ...typed }
    return page(c, path, { values, text: await problemWords(c, problem), show: ['problem'] }, problem.status)
  }
