import { ChildProcess, spawn } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'

/** Ends the processes it is told when its input closes, which it does however whoever started it has ended. */
const watcher = `process.stdin.resume().on('close', () => {
  for (const pid of process.argv.slice(1)) try { process.kill(Number(pid), 'SIGKILL') } catch {}
})`

/**
 * Lets nothing that `open` starts outlive us, not even when we are killed: workerd would go on, and keep port and
 * database to itself. `forget` is for when it was ended in order.
 */
export async function withoutOrphans<Opened>(open: () => Promise<Opened>) {
  const started: ChildProcess[] = []
  const note = (message: unknown) => {
    const child = message instanceof Object && 'process' in message ? message.process : undefined
    if (child instanceof ChildProcess) started.push(child)
  }
  subscribe('child_process', note)
  const opened = await open().finally(() => unsubscribe('child_process', note))
  const pids = started.flatMap(({ pid }) => (pid === undefined ? [] : [String(pid)]))
  const watching = spawn(process.execPath, ['-e', watcher, ...pids], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  watching.unref()
  return { opened, forget: () => watching.kill('SIGKILL') }
}
