import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { examine } from '../check.ts'
import type { Findings } from './report.ts'

/** Examines the content in a thread of its own, so that it takes its time on another core than the pages. */
export function examineBeside(day: string): Promise<Findings> {
  const worker = new Worker(new URL(import.meta.url), { workerData: day })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

if (!isMainThread) parentPort?.postMessage(examine(workerData))
