/** An expected end: one sentence that tells a person what is wrong and what to do. The launcher prints it alone. */
export class Refusal extends Error {
  override name = 'Refusal'
}

/** Says what is being done, does it, and says how long it took. Work that was done before returns 'unchanged'. */
export async function step<Result>(what: string, work: () => Promise<Result> | Result): Promise<Result> {
  const began = performance.now()
  process.stdout.write(`${what} … `)
  try {
    const result = await work()
    const seconds = `${((performance.now() - began) / 1000).toFixed(1)} s`
    console.log(result === 'unchanged' ? `unchanged, ${seconds}` : seconds)
    return result
  } catch (error) {
    console.log('failed')
    throw error
  }
}
