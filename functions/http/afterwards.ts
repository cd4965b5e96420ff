import type { Context, ExecutionContext } from 'hono'
import type { AppEnv } from '../env.ts'
import { safeMessage } from './failure.ts'

/** Does something that the answer need not wait for. Where nothing outlives the answer, as in a test, it waits. */
export async function afterwards(c: Context<AppEnv>, work: () => Promise<unknown>): Promise<void> {
  const done = work().catch((error: unknown) => {
    const fault = error instanceof Error ? safeMessage(error) : 'unknown'
    console.error(JSON.stringify({ id: c.var.requestId, afterwards: fault }))
  })
  const runtime = runtimeOf(c)
  if (runtime) runtime.waitUntil(done)
  else await done
}

function runtimeOf(c: Context<AppEnv>): ExecutionContext | undefined {
  try {
    return c.executionCtx
  } catch {
    return undefined
  }
}
