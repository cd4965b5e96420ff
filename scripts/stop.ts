/** Closes once, however often Ctrl+C is pressed, and ends with success: the person wanted it so. */
export function onStop(close: () => Promise<unknown>): void {
  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    // Whatever was under way loses its Worker now; that it fails is no news to anybody.
    process.on('uncaughtException', () => undefined)
    await close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
}
