import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { apartFromSeed } from '../../src/runs/bands.ts'
import type { End, Epoch, Run } from '../../src/runs/run.ts'
import type { Spec } from '../../src/runs/spec.ts'
import type { Data } from '../../src/training/data.ts'
import type { Engine } from '../../src/training/engines/engine.ts'
import { versionsOf } from '../../src/training/ensemble.ts'
import { groupsOf } from '../../src/training/groups.ts'
import { pays, type Row, trainTogether } from '../../src/training/together.ts'
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
  const parts = partsFor(engine, dataOf)
  report.begin(tasks.length, tasks.length - open().length)
  for (let left = open(); left.length > 0; left = open()) {
    let made = false
    for await (const part of parts(left)) {
      const claimed: Task[] = []
      try {
        for (const task of part) if (!existsSync(task.file) && (await claim(claims, task.id, pid))) claimed.push(task)
        // Another process may have finished one between the look and the claim.
        const mine = claimed.filter(({ file }) => !existsSync(file))
        if (mine.length === 0) continue
        for (const { file } of mine) await sweep(file)
        const data = await dataOf(mine[0]!.spec.data)
        for await (const { of: task, run, wall } of makeAll(mine, data, engine, report.epoch)) {
          const provenance = { ...origin, finished: new Date().toISOString(), wall }
          await writeWhole(task.file, textOf({ ...run, provenance }))
          report.run(task, tasks.length - open().length)
          made = true
        }
      } finally {
        for (const { id } of claimed) await release(claims, id, pid)
      }
    }
    // What is left is another process's: wait for it, in case that process dies.
    if (!made && open().length > 0) {
      report.wait(open().length, claims)
      await wait(500 + 1500 * Math.random())
    }
  }
}

/**
 * Tasks in the parts in which they are made: seeds of one shape together where the engine offers it and that measures
 * faster, which is asked once a shape; else one by one.
 */
function partsFor(engine: Engine, dataOf: Work['dataOf']) {
  const known = new Map<string, boolean>()
  const together = async (specs: readonly Spec[]): Promise<boolean> => {
    const shape = apartFromSeed(specs[0]!)
    const answer = known.get(shape) ?? (await pays(engine, specs, await dataOf(specs[0]!.data)))
    known.set(shape, answer)
    return answer
  }
  return async function* (tasks: readonly Task[]): AsyncGenerator<readonly Task[]> {
    if (!engine.openEnsemble) return yield* tasks.map((task) => [task])
    for (const group of groupsOf(tasks, ({ spec }) => spec)) {
      if (group.length > 1 && (await together(group.map(({ spec }) => spec)))) yield group
      else yield* group.map((task) => [task])
    }
  }
}

/** A run that is made. `wall`: seconds by the clock from its start to its end; of several together, its share. */
interface Finished<T> {
  readonly of: T
  readonly run: Run
  readonly wall: number
}

/** Runs from their first step to their end, each given as it ends. Several differ in their seed alone, and are computed as one. */
export async function* makeAll<T extends { readonly id: string; readonly spec: Spec }>(tasks: readonly T[], data: Data, engine: Engine, onEpoch: (task: T, record: Epoch) => void): AsyncGenerator<Finished<T>> {
  const versions = versionsOf(engine, tasks.length)
  const under = tasks.map((task) => ({ task, epochs: [] as Epoch[], last: undefined as Checkpoint | undefined, seconds: 0 }))
  let since = performance.now()
  for await (const row of rowsOf(tasks.map(({ spec }) => spec), data, engine)) {
    const ended: { of: (typeof under)[number]; end: End }[] = []
    for (const [i, tick] of row.entries()) {
      const of = under[i]!
      if (tick?.kind === 'end') ended.push({ of, end: tick.end })
      if (tick?.kind !== 'epoch') continue
      of.epochs.push(tick.record)
      of.last = await tick.checkpoint()
      onEpoch(of.task, tick.record)
    }
    const share = (performance.now() - since) / 1000 / row.filter(Boolean).length
    for (const [i, tick] of row.entries()) if (tick) under[i]!.seconds += share
    since = performance.now()
    for (const { of: { task, epochs, last, seconds }, end } of ended) {
      const silent = last && (await silentAfter(task.spec, last, data, engine))
      const run: Run = { id: task.id, spec: task.spec, data: data.hash, epochs, made: [{ by: engine.name, from: 1, to: epochs.length, versions }], end, silent }
      yield { of: task, run, wall: Math.round(1000 * seconds + performance.now() - since) / 1000 }
      since = performance.now()
    }
  }
}

/** One run from its first step to its end. */
export async function make(task: { readonly id: string; readonly spec: Spec }, data: Data, engine: Engine, onEpoch: (record: Epoch) => void): Promise<Run> {
  for await (const { run } of makeAll([task], data, engine, (_, record) => onEpoch(record))) return run
  throw new Error('a run ended without its end')
}

/** One run alone is trained by the plain loop, whose bits are those of the lab. */
async function* rowsOf(specs: readonly Spec[], data: Data, engine: Engine): AsyncGenerator<Row, void> {
  if (specs.length > 1) yield* trainTogether(specs, data, engine)
  else for await (const tick of train(specs[0]!, data, engine)) yield [tick]
}
