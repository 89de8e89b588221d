import { type Field, type State, valueSays } from '../../fields/field.ts'
import { choice, number, toggle } from '../../fields/kinds.ts'
import { defaults, writeState } from '../../fields/state.ts'
import { createStore, type Store } from '../../fields/store.ts'
import { gridField } from '../../runs/gridField.ts'
import { inEffect } from '../../runs/layers.ts'
import { type Spec, specFields } from '../../runs/spec.ts'
import type { EngineName } from '../../training/engines/engine.ts'

/** The spec, and what belongs to the widget alone. */
export const labFields = {
  ...specFields,
  engine: choice<'auto' | EngineName>('engine', 'auto', {
    auto: 'the fastest here, by timing',
    assembly: 'our own, in WebAssembly, 32-bit',
    wasm: 'TensorFlow.js on WebAssembly, 32-bit',
    webgpu: 'TensorFlow.js on WebGPU, 32-bit',
    cpu: 'TensorFlow.js in plain JavaScript, 32-bit',
    float64: 'plain JavaScript, 64-bit, slow',
  }),
  autoplay: toggle('play at once', false),
  away: choice('in a hidden tab', 'train', { train: 'training goes on', pause: 'training pauses' }),
  sweep: gridField,
  /** By default as many as an interval needs; `fewest` itself would bring all of the statistics along. */
  sweepSeeds: number('seeds of a sweep', 5, { min: 1, max: 30, whole: true, step: 1 }),
}
export type LabFields = typeof labFields

export const title = 'The training lab'
/** Address, below the site's base, of the chapter that is the lab's home where it stands in none. */
export const chapter = 'experiments/02-learning-rate/'

/** Absolute address of the site, with a slash at its end. */
export function site(): string {
  return new URL(import.meta.env.BASE_URL.replace(/\/?$/, '/'), location.href).href
}

/** An engine as the reader chooses it, and how many threads share its work: `our own, in WebAssembly, 32-bit, 2 threads`. */
export const engineSays = (name: string, threads = 1): string => valueSays(labFields.engine, name) + (threads > 1 ? `, ${threads} threads` : '')

/** The engine's name that a store's run is on, from its first epoch until it is reset. */
export const inUse = new WeakMap<object, string>()

/** For the protocol's `change.engine`. */
export function engineInUse(store: object): string | undefined {
  return inUse.get(store)
}

/**
 * Address of a state of the lab: on a chapter's page that page, else the lab's home. What differs from the default is told,
 * and what differs from the state in which the page opens.
 * @param from address of the site, with a slash at its end @param page where the reader is
 */
export function linkTo({ get, opening }: Pick<Store<LabFields>, 'get' | 'opening'>, from: string, page: string): string {
  const there = page.replace(/[?#].*/, '')
  const home = !(there.startsWith(`${from}experiments/`) && there.endsWith('/'))
  const url = new URL(home ? `${from}${chapter}` : there)
  const [state, opens] = [get(), home ? defaults(labFields) : opening.state]
  for (const [key, value] of Object.entries(state)) {
    const field = labFields[key as keyof LabFields] as Field<unknown>
    if (value !== field.fallback || value !== opens[key as keyof LabFields]) url.searchParams.set(key, field.write(value))
  }
  return url.href
}

/** A fresh store of the lab, standing before the first epoch. */
export function openLab(initial: State<LabFields> = defaults(labFields)): Store<LabFields> {
  const store = createStore(labFields, initial)
  store.publish({ epoch: 0 })
  return store
}

/** The spec within a state of the lab. Activations beyond the hidden layers are left out, so that the same network is the same run. */
export function specOf(state: State<LabFields>): Spec {
  const { engine: _engine, autoplay: _autoplay, away: _away, sweep: _sweep, sweepSeeds: _seeds, ...spec } = state
  return { ...spec, activation: inEffect(spec) }
}

/** A spec as query text: two are the same experiment exactly if their texts are. */
export function specText(spec: Spec): string {
  return writeState(specFields, spec).toString()
}
