import type { Store } from '../../fields/store.ts'
import type { End } from '../../runs/run.ts'
import type { EngineName, Trainer } from '../../training/client.ts'
import type { Checkpoint, Tick } from '../../training/train.ts'
import { inUse, type LabFields, specOf, specText } from './fields.ts'
import { resultOf } from './result.ts'
import * as says from './says.ts'
import type { Shelf } from './shelf.ts'
import type { Goal, Kept, Snapshot } from './snapshot.ts'
import { clock } from './speed.ts'

export interface Lab {
  get(): Snapshot
  subscribe(listener: () => void): () => void
  /** Goes on to the goal; while already going, changes the goal. */
  go(goal: Goal): void
  pause(): void
  /** Back to the initial weights of the present spec: the same seed draws the same ones. */
  reset(): void
  /** Takes up the run that was saved. */
  resume(): void
  forget(): void
  keep(): void
  clear(): void
  close(): void
}

export interface Surroundings {
  store: Store<LabFields>
  /** Called at the first play: nothing of the engines is loaded before. */
  trainer: (onNotice: (says: string) => void) => Promise<Trainer>
  shelf: Shelf
  /** Runs soon, at most once a frame: paints what happened since. */
  later: (paint: () => void) => void
  /** Milliseconds. */
  now: () => number
  onError?: (code: string, message: string) => void
}

/**
 * The lab without its view: a loop that asks the trainer for ticks. Pausing is not asking; a change of
 * spec closes the run under way and stands at the new spec's initial weights.
 */
export function createLab({ store, trainer: load, shelf, later, now, onError }: Surroundings): Lab {
  const listeners = new Set<() => void>()
  const timer = clock(now)
  let snapshot: Snapshot = { phase: 'ready', spec: specOf(store.get()), epochs: [], step: 0, of: 0, imagesPerSecond: Number.NaN, secondsLeft: Number.NaN, said: '', kept: [] }
  /** As last painted: a view must not see a change before it is told of it, or it would never come to rest. */
  let shown = snapshot
  let engine: 'auto' | EngineName = store.get().engine
  let trainer: Trainer | undefined
  let opened = ''
  let ticks: AsyncGenerator<Tick, void> | undefined
  let from: Checkpoint | undefined
  let goal: Goal | undefined
  let going = false
  let spokenAt = Number.NEGATIVE_INFINITY
  /** Counts runs: what an older one still delivers is dropped. */
  let turn = 0
  let planned = false

  const change = (next: Partial<Snapshot>) => {
    snapshot = { ...snapshot, ...next }
    if (planned) return
    planned = true
    later(() => {
      planned = false
      shown = snapshot
      for (const listener of listeners) listener()
    })
  }
  const speak = (said: string) => {
    spokenAt = now()
    change({ said })
  }
  const stop = (code: string, message: string) => onError?.(code, message)
  const forget = () => void shelf.clear().catch(() => {})

  /** Ends the stream of ticks; the worker frees what it holds. */
  const leave = () => {
    turn++
    goal = undefined
    going = false
    const old = ticks
    ticks = undefined
    old?.return().catch(() => {})
  }

  const keep = (end: End) => {
    const { spec, epochs, engine: by = '', kept } = snapshot
    if (epochs.length === 0) return
    const same = (k: Kept) => specText(k.spec) === specText(spec) && k.engine === by && k.epochs.length <= epochs.length
    change({ kept: [...kept.filter((k) => !same(k)), { spec, epochs, engine: by, end }] })
  }

  /** Remembers where the run stands, in memory and, as far as the page may, for the next visit. */
  const save = async (tick: Exclude<Tick, { kind: 'end' }>, mine: number) => {
    const checkpoint = await tick.checkpoint()
    if (mine !== turn) return
    from = checkpoint
    const { spec, epochs, of, engine: by = '', unsaved } = snapshot
    if (unsaved) return
    try {
      await shelf.put({ spec: specText(spec), engine: by, epochs, of, checkpoint })
    } catch {
      change({ unsaved: says.unsaved })
      stop('storage', says.unsaved)
    }
  }

  const begin = async (mine: number): Promise<boolean> => {
    const { spec } = snapshot
    change({ phase: 'opening', said: says.opening })
    trainer ??= await load((notice) => change({ notice, said: notice }))
    if (mine !== turn) return false
    if (opened !== spec.data) {
      const { counts } = await trainer.open(spec.data, (images) => change({ images }))
      opened = spec.data
      change({ counts })
    }
    if (mine !== turn) return false
    ticks = trainer.ticks(spec, { engine, ...(from ? { from } : {}) })
    return true
  }

  const onStep = (tick: Extract<Tick, { kind: 'step' }>) => {
    const { spec, epochs } = snapshot
    timer.step(spec)
    change({ step: tick.step, of: tick.of, imagesPerSecond: timer.speed(), secondsLeft: timer.left(spec, epochs.length, tick.step / tick.of) })
    // After the last step of an epoch its record follows at once.
    if (goal === 'step' && tick.step < tick.of) goal = undefined
  }

  const onEpoch = (tick: Extract<Tick, { kind: 'epoch' }>) => {
    const { record } = tick
    const { spec } = snapshot
    const by = trainer?.engine ?? engine
    timer.epoch()
    inUse.set(store, by)
    change({ epochs: [...snapshot.epochs, record], engine: by, step: 0, secondsLeft: timer.left(spec, record.epoch, 0) })
    store.publish(resultOf(record, timer.speed()))
    if (goal !== 'end' || now() - spokenAt > says.quiet) speak(says.epoch(record, spec))
    // The last epoch's end follows at once.
    if (goal !== 'end') goal = record.epoch < spec.epochs ? undefined : 'end'
  }

  const finish = (end: End) => {
    leave()
    keep(end)
    forget()
    if (typeof end === 'object') {
      const message = says.diverged(end)
      change({ phase: 'diverged', fault: { code: 'diverged', says: message }, said: message })
      stop('diverged', message)
    } else {
      change({ phase: 'finished', secondsLeft: 0 })
      speak(says.finished(snapshot.epochs.at(-1), snapshot.spec))
    }
  }

  const drive = async () => {
    going = true
    const mine = turn
    try {
      if (!ticks && !(await begin(mine))) return
      while (goal) {
        const { value: tick, done } = await ticks!.next()
        if (mine !== turn) return
        if (done) return finish('finished')
        if (tick.kind === 'end') return finish(tick.end)
        if (snapshot.phase === 'opening') change({ phase: 'playing', engine: trainer?.engine })
        if (tick.kind === 'step') onStep(tick)
        else onEpoch(tick)
        if (tick.kind === 'epoch' || !goal) await save(tick, mine)
        if (mine !== turn) return
      }
      going = false
      timer.rest()
      change({ phase: 'paused', said: says.paused(snapshot.epochs.length, snapshot.step, snapshot.of) })
    } catch (error) {
      if (mine !== turn) return
      leave()
      const fault = says.fault(error)
      change({ phase: 'fault', fault, said: fault.says })
      stop(fault.code, fault.says)
    }
  }

  /** Stands where a run begins, or where `at` says that it was left. */
  const stand = (at: Partial<Snapshot> = {}) => {
    leave()
    timer.reset()
    from = undefined
    engine = store.get().engine
    inUse.delete(store)
    change({ phase: 'ready', spec: specOf(store.get()), epochs: [], step: 0, of: 0, imagesPerSecond: Number.NaN, secondsLeft: Number.NaN, fault: undefined, notice: undefined, engine: undefined, ...at })
    store.publish({ epoch: 0 })
  }

  const lab: Lab = {
    get: () => shown,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    go(next) {
      if (snapshot.phase === 'finished' || snapshot.phase === 'diverged') lab.reset()
      goal = next
      if (going) return
      if (snapshot.fault) change({ fault: undefined })
      if (snapshot.saved) change({ saved: undefined })
      if (ticks) change({ phase: 'playing' })
      if (next === 'end' && ticks) speak(says.playing)
      timer.rest()
      void drive()
    },
    pause() {
      goal = undefined
    },
    reset() {
      keep('stopped')
      forget()
      stand({ said: says.reset })
    },
    resume() {
      const { saved } = snapshot
      if (!saved) return
      store.set(says.readSpec(saved.spec), 'reader')
      stand({ saved: undefined, epochs: saved.epochs, step: saved.checkpoint.step, of: saved.of, engine: saved.engine })
      // A continued run names its engine, so that its curve is that of an unbroken one.
      engine = saved.engine as EngineName
      from = saved.checkpoint
      const last = saved.epochs.at(-1)
      if (last) store.publish(resultOf(last, snapshot.spec.trainingImages / last.seconds))
      lab.go('end')
    },
    forget() {
      change({ saved: undefined })
      forget()
    },
    keep: () => keep('stopped'),
    clear: () => change({ kept: [] }),
    close() {
      leave()
      unsubscribe()
      trainer?.close()
      trainer = undefined
      opened = ''
    },
  }

  let chosen = store.get().engine
  const unsubscribe = store.subscribe((cause) => {
    if (cause === 'training') return
    const state = store.get()
    if (specText(specOf(state)) !== specText(snapshot.spec)) {
      keep('stopped')
      chosen = state.engine
      stand()
      if (state.autoplay) lab.go('end')
    } else if (state.engine !== chosen) {
      chosen = engine = state.engine
      const on = going ? goal : undefined
      leave()
      // Without a checkpoint of this very step, the steps since the last one are done again.
      change({ step: from?.step ?? 0, phase: from ? 'paused' : 'ready', said: says.engine(engine) })
      if (on) lab.go(on)
    }
  })

  shelf.get().then(
    (saved) => saved && snapshot.phase === 'ready' && change({ saved }),
    // Said when something is to be saved; until then it matters to nobody.
    () => {},
  )
  return lab
}
