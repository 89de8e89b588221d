import { readState, writeState } from '../../fields/state.ts'
import type { Store } from '../../fields/store.ts'
import { runId } from '../../runs/run.ts'
import type { Spec } from '../../runs/spec.ts'
import { type Axis, readGrid, specsOf } from '../../runs/sweep.ts'
import { trainingVersion } from '../../training/train.ts'
import { watchAway } from './away.ts'
import type { KeptRun } from './cabinet.ts'
import { type LabFields, labFields, site, specOf } from './fields.ts'
import type { Lab } from './lab.ts'
import * as says from './says.ts'
import { createSweeper, keptOf, type Sweeper, type SweepPhase } from './sweeper.ts'

/** A sweep with all that it stands on. */
export interface Plan {
  readonly axes: readonly Axis[]
  readonly base: Spec
  readonly seeds: number
  readonly specs: readonly Spec[]
  /** What its runs carry: the lab's fields as query text, which `planFrom` reads back. */
  readonly name: string
}

export function planOf(base: Spec, sweep: string, seeds: number): Plan {
  const axes = readGrid(sweep)
  const sound = 'fault' in axes ? [] : axes
  const name = writeState(labFields, { ...readState(labFields, []).state, ...base, sweep, sweepSeeds: seeds }).toString()
  return { axes: sound, base, seeds, specs: specsOf(sound, base, seeds), name }
}

export function planFrom(name: string): Plan {
  const { state } = readState(labFields, new URLSearchParams(name))
  return planOf(specOf(state), state.sweep, state.sweepSeeds)
}

/** Those specs whose runs are kept and have ended: a sweep does not make them again. */
export function endedOf(runs: readonly KeptRun[], specs: readonly Spec[]): readonly Spec[] {
  const data = new Map(runs.map((run) => [run.spec.data, run.data]))
  return specs.filter((spec) => {
    const hash = data.get(spec.data)
    const kept = hash !== undefined ? keptOf(runs, runId(spec, hash, trainingVersion)) : undefined
    return kept && kept.end !== 'stopped'
  })
}

/** The newest sweep that was left before all its runs had ended, and how many had. */
export function leftOf(runs: readonly KeptRun[]): { plan: Plan; done: number } | undefined {
  const name = runs.findLast(({ sweep }) => sweep !== undefined)?.sweep
  if (name === undefined) return undefined
  const plan = planFrom(name)
  const done = endedOf(runs, plan.specs).length
  return plan.specs.length > 0 && done < plan.specs.length ? { plan, done } : undefined
}

/** A sweep came to its end. */
const swept = (done: number, of: number): string => `Sweep done: ${done} of ${of} runs.`

/** A length of time to go by: `40 seconds`, `3 minutes`, `1.5 hours`. */
export function timeSays(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} seconds`
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} minutes`
  return `${(seconds / 3600).toFixed(1)} hours`
}

const sweepers = new WeakMap<Lab, Sweeper>()

/** The sweeper of a lab: one, however often its panel opens and closes. The lab's own run and a sweep take turns. */
export function sweeperOf(lab: Lab, store: Store<LabFields>): Sweeper {
  let sweeper = sweepers.get(lab)
  if (!sweeper) {
    const made = createSweeper({
      cabinet: lab.cabinet,
      trainer: async (onNotice) => (await import('../../training/client.ts')).createTrainer({ base: site(), onNotice }),
      date: Date.now,
    })
    const going = () => lab.get().phase === 'playing' || lab.get().phase === 'opening'
    let went = going()
    lab.subscribe(() => {
      // A run that still plays when a sweep starts is on its way to its pause: only a new Play counts.
      if (going() && !went) made.pause()
      went = going()
    })
    let { phase } = made.get()
    made.subscribe(() => {
      const { phase: now, done, specs, notice = '' } = made.get()
      if (now === phase) return
      phase = now
      const said: Partial<Record<SweepPhase, string>> = { opening: says.opening, done: swept(done, specs.length), fault: notice }
      if (said[now]) lab.say(said[now])
    })
    sweeper = {
      ...made,
      start(...asked) {
        lab.pause()
        made.start(...asked)
      },
      resume() {
        lab.pause()
        made.resume()
      },
    }
    sweepers.set(lab, sweeper)
    if (!import.meta.env.SSR) {
      addEventListener('pagehide', () => made.stop())
      watchAway({ ...made, go: made.resume }, () => store.get().away === 'pause', document)
    }
  }
  return sweeper
}
