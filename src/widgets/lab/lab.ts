import { type End, runId } from '../../runs/run.ts'
import type { EngineName, Trainer } from '../../training/client.ts'
import { type Checkpoint, type Tick, trainingVersion } from '../../training/train.ts'
import type { Newcomer } from './cabinet.ts'
import { inUse, specOf, specText } from './fields.ts'
import { createKeeping } from './keeping.ts'
import { keyOf } from './keptRun.ts'
import { madeBy } from './made.ts'
import { resultOf } from './result.ts'
import { once } from './once.ts'
import * as says from './says.ts'
import { type Goal, over, pupils, type Snapshot, standing } from './snapshot.ts'
import { clock } from './speed.ts'
import type { Lab, Surroundings } from './surroundings.ts'

export type { Lab } from './surroundings.ts'

/**
 * The lab without its view: a loop that asks the trainer for ticks. Pausing is not asking; a change of
 * spec closes the run under way and stands at the new spec's initial weights.
 */
export function createLab({ store, trainer: load, cabinet, ways, later, now, date, onError }: Surroundings): Lab {
  const listeners = new Set<() => void>()
  const timer = clock(now)
  const keeping = createKeeping(cabinet, ways, says.elsewhere)
  let snapshot: Snapshot = { ...standing, spec: specOf(store.get()), said: '' }
  /** As last painted: a view must not see a change before it is told of it, or it would never come to rest. */
  let shown = snapshot
  let engine: 'auto' | EngineName = store.get().engine
  let trainer: Trainer | undefined
  let loading: Promise<Trainer> | undefined
  let opened = ''
  let data = ''
  let begun = 0
  let ticks: AsyncGenerator<Tick, void> | undefined
  let from: Checkpoint | undefined
  /** The hash of the data that a run from an earlier visit was trained on. */
  let earlier: string | undefined
  let goal: Goal | undefined
  let going = false
  let spokenAt = Number.NEGATIVE_INFINITY
  /** Counts runs: what an older one still delivers is dropped. */
  let turn = 0
  /** What storage could not give back: it is said whatever the reader sets. */
  let damage = ''

  const paint = once(later, () => {
    shown = snapshot
    for (const listener of listeners) listener()
  })
  const change = (next: Partial<Snapshot>) => {
    snapshot = { ...snapshot, ...next }
    paint()
  }
  const speak = (said: string) => {
    spokenAt = now()
    change({ said })
  }
  const stop = (code: string, message: string) => onError?.(code, message)
  const summon = () => (loading ??= load((notice) => change({ notice, said: notice })).then((made) => (trainer = made)).catch((error: unknown) => {
    loading = undefined
    throw error
  }))

  /** Ends the stream of ticks; the worker frees what it holds. */
  const leave = () => {
    turn++
    goal = undefined
    going = false
    const old = ticks
    ticks = undefined
    old?.return().catch(() => {})
  }

  /** The run as it stands, unless it was told when it ended. */
  const told = (end: End): Newcomer | undefined => {
    const { key: id, spec, epochs, made } = snapshot
    return id === undefined || over(snapshot.phase) ? undefined : { id, spec, data, epochs, made, end, at: begun }
  }
  const keep = (end: End) => void keeping.end(told(end), from)

  /** Remembers where the run stands, in memory and, as far as the page may, for the next visit. */
  const save = async (tick: Exclude<Tick, { kind: 'end' }>, mine: number) => {
    const checkpoint = await tick.checkpoint()
    if (mine !== turn) return
    from = checkpoint
    await keeping.save(told('stopped')!, snapshot.of, checkpoint)
    if (!cabinet.refused || snapshot.unsaved) return
    change({ unsaved: cabinet.refused })
    stop('storage', cabinet.refused)
  }

  /** The run of an earlier visit stays as it is: its images are not those of today. */
  const abandon = (hash: string) => {
    data = hash
    keep('stopped')
    stand({ notice: says.otherData, said: says.otherData })
  }

  const begin = async (mine: number): Promise<boolean> => {
    const { spec } = snapshot
    change({ phase: 'opening', said: says.opening })
    const here = await summon()
    if (mine !== turn) return false
    if (opened !== spec.data) {
      const { counts, hash } = await here.open(spec.data, (images) => change({ images }))
      opened = spec.data
      if (mine === turn && earlier !== undefined && earlier !== hash) abandon(earlier)
      data = hash
      change({ counts })
    }
    if (mine !== turn) return false
    // What was seen after the last checkpoint comes once more.
    if (snapshot.epochs.length > (from?.epoch ?? 0)) change({ epochs: snapshot.epochs.slice(0, from?.epoch ?? 0) })
    if (!from) begun = date()
    ticks = here.ticks(spec, { engine, ...(from ? { from } : {}) })
    return true
  }

  const onStep = (tick: Extract<Tick, { kind: 'step' }>) => {
    const { spec, epochs } = snapshot
    timer.step(spec)
    change({ step: tick.step, of: tick.of, imagesPerSecond: timer.speed(), secondsLeft: timer.left(spec, pupils(snapshot), epochs.length, tick.step / tick.of) })
    // After the last step of an epoch its record follows at once.
    if (goal === 'step' && tick.step < tick.of) goal = undefined
  }

  const onEpoch = (tick: Extract<Tick, { kind: 'epoch' }>) => {
    const { record } = tick
    const { spec, made } = snapshot
    const by = trainer?.engine ?? engine
    timer.epoch()
    inUse.set(store, by)
    change({ epochs: [...snapshot.epochs, record], made: madeBy(made, record.epoch, by, trainer?.versions ?? {}), engine: by, threads: trainer?.threads, step: 0, secondsLeft: timer.left(spec, pupils(snapshot), record.epoch, 0) })
    store.publish(resultOf(record, timer.speed()))
    if (goal !== 'end' || now() - spokenAt > says.quiet) speak(says.epoch(record, spec))
    // The last epoch's end follows at once.
    if (goal !== 'end') goal = record.epoch < spec.epochs ? undefined : 'end'
  }

  const finish = (end: End) => {
    leave()
    keep(end)
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
        if (snapshot.phase === 'opening') change({ phase: 'playing', engine: trainer?.engine, threads: trainer?.threads, key: snapshot.key ?? keyOf(runId(snapshot.spec, data, trainingVersion), trainer?.engine ?? '') })
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
    earlier = undefined
    engine = store.get().engine
    inUse.delete(store)
    change({ ...standing, spec: specOf(store.get()), ...(damage && { notice: damage }), ...at })
    store.publish({ epoch: 0 })
  }

  const offer = async () => {
    const { left, damaged } = await keeping.offered()
    if (snapshot.phase === 'ready' && snapshot.left?.way !== left?.way) change({ left })
    damage = [...damaged, ...cabinet.damaged].join(' ')
    if (damage) change({ notice: damage })
  }

  const lab: Lab = {
    cabinet,
    trainer: summon,
    checkpoint: async () => from,
    get: () => shown,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    go(next) {
      if (over(snapshot.phase)) lab.reset()
      goal = next
      if (going) return
      if (snapshot.fault || snapshot.left) change({ fault: undefined, left: undefined })
      if (ticks) change({ phase: 'playing' })
      if (next === 'end' && ticks) speak(says.playing)
      timer.rest()
      void drive()
    },
    pause() {
      goal = undefined
    },
    stop() {
      if (!snapshot.key) return lab.reset()
      leave()
      speak(says.stopped(snapshot.epochs.length, keeping.unkept))
      keep('stopped')
      change({ phase: 'stopped', step: 0, secondsLeft: Number.NaN })
    },
    reset() {
      keep('stopped')
      stand({ said: says.reset })
    },
    async resume() {
      const { left } = snapshot
      if (!left) return
      change({ left: undefined })
      const taken = await keeping.take(left)
      if (typeof taken === 'string') return change({ notice: taken, said: taken })
      const { run, of, checkpoint } = taken
      store.set(run.spec, 'reader')
      stand({ epochs: run.epochs, made: run.made, key: run.id, step: checkpoint.step, of, engine: run.made.at(-1)?.by })
      // A continued run names its engine, so that its curve is that of an unbroken one.
      engine = (run.made.at(-1)?.by as EngineName | undefined) ?? engine
      from = checkpoint
      earlier = run.data
      // So that the images are read anew, and their hash with them.
      opened = ''
      begun = run.at
      const last = run.epochs.at(-1)
      if (last) store.publish(resultOf(last, snapshot.spec.trainingImages / last.seconds))
      lab.go('end')
    },
    forget() {
      const { left } = snapshot
      change({ left: undefined })
      if (left) void keeping.drop(left).then(offer)
    },
    say: speak,
    close() {
      leave()
      keeping.leave()
      trainer?.close()
      trainer = loading = undefined
      opened = ''
      if (snapshot.phase === 'playing' || snapshot.phase === 'opening') change({ phase: from ? 'paused' : 'ready', step: from?.step ?? 0 })
    },
  }

  let chosen = store.get().engine
  store.subscribe((cause) => {
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

  cabinet.onForget(async () => {
    const under = going || (snapshot.key !== undefined && !over(snapshot.phase))
    change({ left: undefined, ...(under ? { notice: says.unkept } : damage && { notice: undefined }) })
    damage = ''
    await keeping.forget(under)
    return under ? says.unkept : undefined
  })
  ways.subscribe(() => void offer())
  void offer()
  return lab
}
