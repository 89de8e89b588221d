import type { Spec } from '../../../src/runs/spec.ts'
import type { Batch } from '../../../src/training/engines/engine.ts'

/** One way to train the network of a spec, kept open between the rounds. */
export interface Runner {
  /** Takes so many steps; returns the seconds that one processor was busy with it. */
  run(steps: number): Promise<number>
  close(): void | Promise<void>
}

export interface Peer {
  readonly name: string
  /** Steps of a round at batch 100 with 1,000 units: enough to be measured, few enough to wait for. */
  readonly steps: number
  open(spec: Spec, batches: readonly Batch[]): Promise<Runner>
}

/** Seconds of processor time, of all threads, since others use the machine too. */
export async function busy(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** Seconds by the clock: what a reader waits. */
export async function clock(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now()
  await work()
  return (performance.now() - since) / 1000
}
