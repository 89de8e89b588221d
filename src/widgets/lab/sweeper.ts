import { workOf } from '../../runs/costs.ts'
import { type End, type Epoch, type Run, runId, type Stretch } from '../../runs/run.ts'
import type { Spec } from '../../runs/spec.ts'
import { secondsOf } from '../../runs/sweep.ts'
import type { EngineName, Trainer } from '../../training/client.ts'
import { type Checkpoint, trainingVersion } from '../../training/train.ts'
import type { Cabinet, KeptRun } from './cabinet.ts'
import { keyOf } from './keptRun.ts'
import { madeBy } from './made.ts'
import * as says from './says.ts'

/** `opening` until the first tick of a sweep that goes; `done` once every run has ended. */
export type SweepPhase = 'idle' | 'opening' | 'running' | 'paused' | 'done' | 'fault'

export interface SweepState {
  readonly phase: SweepPhase
  /** The runs of this sweep, in their order. */
  readonly specs: readonly Spec[]
  /** How many of them have ended. */
  readonly done: number
  /** The run under way, and its epochs so far. */
  readonly under?: { readonly spec: Spec; readonly epochs: number }
  /** Seconds; NaN while unknown. */
  readonly secondsLeft: number
  readonly engine?: string
  /** Why it stopped, or what the trainer has to say. */
  readonly notice?: string
}

export interface Sweeper {
  get(): SweepState
  subscribe(listener: () => void): () => void
  /** @param name what its runs carry, so that a later visit can take it up */
  start(specs: readonly Spec[], engine: 'auto' | EngineName, name: string): void
  pause(): void
  resume(): void
  /** Ends it; what has ended, and the last epoch of the run under way, are kept. */
  stop(): void
}

interface Surroundings {
  cabinet: Cabinet
  /** A trainer of its own, so that the lab's run under way is not displaced. */
  trainer: (onNotice: (says: string) => void) => Promise<Trainer>
  /** Milliseconds of the calendar. */
  date: () => number
}

/** Whether a kept run is of this spec on these data, and needs no more epochs. */
const ended = (run: KeptRun) => run.end !== 'stopped'

/** The kept run of an id, whatever its engine: one that ended before one that was left. */
export function keptOf(runs: readonly KeptRun[], id: string): KeptRun | undefined {
  const all = runs.filter((run) => run.id.startsWith(`${id}-`))
  return all.find(ended) ?? all.toSorted((a, b) => b.epochs.length - a.epochs.length)[0]
}

/** Operations a second of this machine, from the seconds that kept runs took: the median of the newest few. NaN where there is none. */
export function paceOf(runs: readonly Pick<Run, 'spec' | 'epochs'>[], scored: number): number {
  const paces = runs
    .flatMap(({ spec, epochs }) => {
      const seconds = epochs.reduce((sum, e) => sum + e.seconds, 0)
      return seconds > 0 ? [workOf({ ...spec, epochs: epochs.length }, scored) / seconds] : []
    })
    .slice(-7)
    .toSorted((a, b) => a - b)
  return paces[Math.floor(paces.length / 2)] ?? Number.NaN
}

/** Makes the runs of a sweep one after another; a run that is kept is not made again, one that was left goes on. */
export function createSweeper({ cabinet, trainer: load, date }: Surroundings): Sweeper {
  const listeners = new Set<() => void>()
  let state: SweepState = { phase: 'idle', specs: [], done: 0, secondsLeft: Number.NaN }
  let trainer: Trainer | undefined
  let asked: { engine: 'auto' | EngineName; name: string } = { engine: 'auto', name: '' }
  let wanted = false
  let wake: (() => void) | undefined
  /** Counts sweeps: an older one that still answers is not heard. */
  let turn = 0
  let scored = 0

  const change = (next: Partial<SweepState>) => {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }
  /** Comes back once the sweep may go on. Pausing is not asking for the next tick. */
  const permission = async () => {
    if (wanted) return
    change({ phase: 'paused' })
    await new Promise<void>((resolve) => {
      wake = resolve
    })
  }
  const left = (from: number, epochs: number) => {
    const [now, ...rest] = state.specs.slice(from)
    if (!now) return 0
    return secondsOf([{ ...now, epochs: now.epochs - epochs }, ...rest], paceOf(cabinet.list(), scored), scored)
  }
  const close = () => {
    trainer?.close()
    trainer = undefined
  }

  const one = async (spec: Spec, index: number, data: string, mine: number): Promise<void> => {
    const id = runId(spec, data, trainingVersion)
    const known = keptOf(cabinet.list(), id)
    if (known && ended(known)) return
    let from: Checkpoint | undefined = known && (await cabinet.checkpoint(known.id))
    if (from && (from.step !== 0 || from.epoch !== known!.epochs.length)) from = undefined
    let epochs: readonly Epoch[] = from ? known!.epochs : []
    let made: readonly Stretch[] = from ? known!.made : []
    const begun = from ? known!.at : date()
    // A continued run names its engine, so that its curve is that of an unbroken one.
    const by = (from && (made.at(-1)?.by as EngineName | undefined)) ?? asked.engine
    const keep = (end: End, key: string) => cabinet.put({ id: key, spec, data, epochs, made, end, at: begun, sweep: asked.name })
    const ticks = trainer!.ticks(spec, { engine: by, ...(from && { from }) })
    try {
      change({ under: { spec, epochs: epochs.length }, secondsLeft: left(index, epochs.length) })
      let key = from ? known!.id : ''
      for (;;) {
        await permission()
        if (mine !== turn) return
        const { value: tick, done } = await ticks.next()
        if (mine !== turn || done) return
        key ||= keyOf(id, trainer!.engine ?? '')
        if (state.phase !== 'running' && wanted) change({ phase: 'running', engine: trainer!.engine })
        if (tick.kind === 'end') return await keep(tick.end, key)
        if (tick.kind !== 'epoch') continue
        epochs = [...epochs, tick.record]
        made = madeBy(made, tick.record.epoch, trainer!.engine ?? '', trainer!.versions)
        await keep('stopped', key)
        await cabinet.keepCheckpoint(key, await tick.checkpoint())
        change({ under: { spec, epochs: epochs.length }, secondsLeft: left(index, epochs.length) })
      }
    } finally {
      // Not waited for: a worker that is gone would never answer.
      ticks.return().catch(() => undefined)
    }
  }

  const drive = async (mine: number) => {
    try {
      await cabinet.ready
      trainer ??= await load((notice) => change({ notice }))
      let opened: { name: string; hash: string } | undefined
      for (const [index, spec] of state.specs.entries()) {
        await permission()
        if (mine !== turn) return
        if (opened?.name !== spec.data) {
          const { hash, counts } = await trainer.open(spec.data)
          if (mine !== turn) return
          opened = { name: spec.data, hash }
          scored = counts.validation + counts.test
        }
        await one(spec, index, opened.hash, mine)
        if (mine !== turn) return
        change({ done: index + 1, under: undefined })
      }
      close()
      change({ phase: 'done', secondsLeft: 0 })
    } catch (error) {
      if (mine !== turn) return
      close()
      change({ phase: 'fault', notice: says.fault(error).says })
    }
  }

  const go = () => {
    wanted = true
    if (state.phase === 'fault') {
      change({ phase: 'opening', notice: undefined })
      return void drive(++turn)
    }
    if (state.phase === 'paused') change({ phase: 'running' })
    wake?.()
  }

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start(specs, engine, name) {
      close()
      asked = { engine, name }
      wanted = true
      state = { phase: 'opening', specs, done: 0, secondsLeft: Number.NaN }
      change({})
      void drive(++turn)
    },
    pause() {
      wanted = false
    },
    resume: go,
    stop() {
      turn++
      wanted = false
      wake?.()
      close()
      change({ phase: 'idle', under: undefined, secondsLeft: Number.NaN })
    },
  }
}
