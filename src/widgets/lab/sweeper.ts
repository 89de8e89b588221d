import { apartFromSeed } from '../../runs/bands.ts'
import { workOf } from '../../runs/costs.ts'
import { type End, type Epoch, type Run, runId, type Stretch } from '../../runs/run.ts'
import type { Spec } from '../../runs/spec.ts'
import { secondsOf } from '../../runs/sweep.ts'
import type { EngineName, Trainer } from '../../training/client.ts'
import { groupsOf } from '../../training/groups.ts'
import { type Checkpoint, type Tick, trainingVersion } from '../../training/train.ts'
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
  /** The run under way, or the first of those that are made together, how many they are, and the epochs so far. */
  readonly under?: { readonly spec: Spec; readonly runs: number; readonly epochs: number }
  /** Seconds; NaN while unknown. */
  readonly secondsLeft: number
  readonly engine?: string
  /** Threads that share its work. */
  readonly threads?: number
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

/** What becomes of a sweep when all is forgotten: what it makes would lie nowhere. */
const unswept = 'The sweep under way was ended: its runs are forgotten too.'

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

async function* alone(ticks: AsyncGenerator<Tick, void>): AsyncGenerator<readonly [Tick], void> {
  for await (const tick of ticks) yield [tick]
}

/**
 * Makes the runs of a sweep: seeds of one shape together where the trainer finds that faster, all else one after another. A run
 * that is kept is not made again, one that was left goes on.
 */
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
  /** Whose runs have ended, and whose were asked for together. */
  const over = new Set<Spec>()
  const tried = new Set<Spec>()
  const left = (under: readonly Spec[], epochs: number) => {
    const todo = state.specs.filter((spec) => !over.has(spec)).map((spec) => (under.includes(spec) ? { ...spec, epochs: spec.epochs - epochs } : spec))
    return secondsOf(todo, paceOf(cabinet.list(), scored), scored)
  }
  const tell = (under: readonly Spec[], epochs: number) => change({ done: over.size, under: { spec: under[0]!, runs: under.length, epochs }, secondsLeft: left(under, epochs) })
  const close = () => {
    trainer?.close()
    trainer = undefined
  }

  /** Writes down what the ticks of one run tell, beginning with what is known of it. */
  const logOf = (spec: Spec, data: string, mine: number, known?: KeptRun) => {
    let epochs: readonly Epoch[] = known?.epochs ?? []
    let made: readonly Stretch[] = known?.made ?? []
    const at = known?.at ?? date()
    let key = known?.id
    const keep = (end: End, checkpoint?: Checkpoint) => cabinet.put({ id: key!, spec, data, epochs, made, end, at, sweep: asked.name }, checkpoint)
    return {
      spec,
      epochs: () => epochs.length,
      async hear(tick: Tick) {
        key ??= keyOf(runId(spec, data, trainingVersion), trainer!.engine ?? '')
        if (tick.kind === 'end') await keep(tick.end)
        if (tick.kind !== 'epoch') return
        epochs = [...epochs, tick.record]
        made = madeBy(made, tick.record.epoch, trainer!.engine ?? '', trainer!.versions)
        const checkpoint = await tick.checkpoint()
        if (mine === turn) await keep('stopped', checkpoint)
      },
    }
  }

  /** Asks for ticks, of one run or of several at once, until they end or the sweep is another. */
  const follow = async (logs: readonly ReturnType<typeof logOf>[], ticks: AsyncGenerator<readonly (Tick | undefined)[], void>, mine: number): Promise<void> => {
    const under = new Set(logs)
    const say = () => tell([...under].map(({ spec }) => spec), [...under][0]!.epochs())
    try {
      for (;;) {
        await permission()
        if (mine !== turn) return
        const { value: row, done } = await ticks.next()
        if (mine !== turn || done) return
        const { engine, threads } = trainer!
        if (wanted && (state.phase !== 'running' || state.engine !== engine)) change({ phase: 'running', engine, threads })
        // Whether several are made together is known from their first answer on.
        if (state.under?.spec !== logs[0]!.spec) say()
        for (const [i, tick] of row.entries()) {
          if (!tick) continue
          await logs[i]!.hear(tick)
          if (mine !== turn) return
          if (tick.kind !== 'end') continue
          under.delete(logs[i]!)
          over.add(logs[i]!.spec)
        }
        if (under.size === 0) return
        if (row.some((tick) => tick?.kind === 'epoch')) say()
      }
    } finally {
      // Not waited for: a worker that is gone would never answer.
      ticks.return().catch(() => undefined)
    }
  }

  const one = async (spec: Spec, data: string, mine: number): Promise<void> => {
    const known = keptOf(cabinet.list(), runId(spec, data, trainingVersion))
    if (known && ended(known)) return void over.add(spec)
    let from: Checkpoint | undefined = known && (await cabinet.checkpoint(known.id))
    if (from && (from.step !== 0 || from.epoch !== known!.epochs.length)) from = undefined
    const log = logOf(spec, data, mine, from && known)
    // A continued run names its engine, so that its curve is that of an unbroken one.
    const engine = (from && (known!.made.at(-1)?.by as EngineName | undefined)) ?? asked.engine
    tell([spec], log.epochs())
    await follow([log], alone(trainer!.ticks(spec, { engine, ...(from && { from }) })), mine)
  }

  /** The seeds of a spec's shape that nothing is kept of, as far as one computation holds them. What comes of it, `one` takes up. */
  const together = async (spec: Spec, data: string, mine: number): Promise<void> => {
    const fresh = state.specs.filter((each) => apartFromSeed(each) === apartFromSeed(spec) && !tried.has(each) && !keptOf(cabinet.list(), runId(each, data, trainingVersion)))
    const group = groupsOf(fresh, (each) => each).find((each) => each.includes(spec)) ?? []
    if (group.length < 2) return
    for (const each of group) tried.add(each)
    await follow(group.map((each) => logOf(each, data, mine)), trainer!.together(group, { engine: asked.engine }), mine)
  }

  const drive = async (mine: number) => {
    try {
      await cabinet.ready
      trainer ??= await load((notice) => change({ notice }))
      let opened: { name: string; hash: string } | undefined
      for (const spec of state.specs) {
        await permission()
        if (mine !== turn) return
        if (opened?.name !== spec.data) {
          const { hash, counts } = await trainer.open(spec.data)
          if (mine !== turn) return
          opened = { name: spec.data, hash }
          scored = counts.validation + counts.test
        }
        for (const make of [together, one]) {
          if (!over.has(spec)) await make(spec, opened.hash, mine)
          if (mine !== turn) return
        }
        change({ done: over.size, under: undefined })
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

  const stop = () => {
    turn++
    wanted = false
    wake?.()
    close()
    change({ phase: 'idle', under: undefined, secondsLeft: Number.NaN })
  }
  cabinet.onForget(async () => {
    const under = state.phase !== 'idle' && state.phase !== 'done'
    stop()
    if (!under) return undefined
    change({ notice: unswept })
    return unswept
  })

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
      over.clear()
      tried.clear()
      state = { phase: 'opening', specs, done: 0, secondsLeft: Number.NaN }
      change({})
      void drive(++turn)
    },
    pause() {
      wanted = false
    },
    resume: go,
    stop,
  }
}
