import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { End, Epoch, Run } from '../../src/runs/run.ts'
import type { Spec } from '../../src/runs/spec.ts'
import type { Data } from '../../src/training/data.ts'
import type { Engine } from '../../src/training/engines/engine.ts'
import { type Checkpoint, train } from '../../src/training/train.ts'
import { claim, release, sweep, writeWhole } from './claim.ts'
import { textOf } from './file.ts'
import type { Origin } from './origin.ts'
import type { Report } from './report.ts'
import { silentAfter } from './silent.ts'
import type { Task } from './tasks.ts'

export interface Work {
  readonly tasks: readonly Task[]
  /** Folder of claims, outside of what is published. */
  readonly claims: string
  readonly engine: Engine
  dataOf(name: string): Promise<Data>
  readonly origin: Origin
  readonly report: Report
  /** Under which number claims are made. */
  readonly pid?: number
}

/** Makes every run whose file is not there, in order. Several processes may work on the same tasks; returns when none is left. */
export async function work({ tasks, claims, engine, dataOf, origin, report, pid = process.pid }: Work): Promise<void> {
  const open = () => tasks.filter(({ file }) => !existsSync(file))
  report.begin(tasks.length, tasks.length - open().length)
  for (let left = open(); left.length > 0; left = open()) {
    let made = false
    for (const task of left) {
      if (existsSync(task.file) || !(await claim(claims, task.id, pid))) continue
      try {
        // Another process may have finished it between the look and the claim.
        if (existsSync(task.file)) continue
        await sweep(task.file)
        const data = await dataOf(task.spec.data)
        const since = performance.now()
        const run = await make(task, data, engine, (record) => report.epoch(task, record))
        const provenance = { ...origin, finished: new Date().toISOString(), wall: Math.round(performance.now() - since) / 1000 }
        await writeWhole(task.file, textOf({ ...run, provenance }))
        report.run(task, tasks.length - open().length)
        made = true
      } finally {
        await release(claims, task.id, pid)
      }
    }
    // What is left is another process's: wait for it, in case that process dies.
    if (!made && open().length > 0) {
      report.wait(open().length, claims)
      await wait(500 + 1500 * Math.random())
    }
  }
}

/** One run from its first step to its end. */
export async function make({ id, spec }: { id: string; spec: Spec }, data: Data, engine: Engine, onEpoch: (record: Epoch) => void): Promise<Run> {
  const epochs: Epoch[] = []
  let end: End = 'stopped'
  let last: Checkpoint | undefined
  for await (const tick of train(spec, data, engine)) {
    if (tick.kind === 'epoch') {
      epochs.push(tick.record)
      last = await tick.checkpoint()
      onEpoch(tick.record)
    } else if (tick.kind === 'end') end = tick.end
  }
  const silent = last && (await silentAfter(spec, last, data, engine))
  return { id, spec, data: data.hash, epochs, made: [{ by: engine.name, from: 1, to: epochs.length, versions: engine.versions }], end, silent }
}
