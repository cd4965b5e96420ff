import type { Context } from 'hono'
import { problems as en } from '#words/en/problems'
import { problems as zh } from '#words/zh-CN/problems'
import type { AppEnv } from '../env.ts'
import { drawToken } from './form-token.ts'
import { page } from './page.ts'
import type { Problem } from './problem.ts'

/** Brings a form's page back with what was typed and the reason above it. */
export type Return = (
  c: Context<AppEnv>,
  typed: Record<string, string>,
  problem: Problem,
) => Promise<Response>

export const problemWords = (c: Context<AppEnv>, { type }: Problem) => {
  const { title, what, next } = (c.var.language === 'en' ? en : zh)[type]
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
    return page(c, path, { values, text: problemWords(c, problem), show: ['problem'] }, problem.status)
  }
