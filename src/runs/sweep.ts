import { type Fault, type Field, isFault, quote } from '../fields/field.ts'
import { writeState } from '../fields/state.ts'
import { workOf } from './costs.ts'
import { type Spec, specFields } from './spec.ts'

/** What a sweep may ask for: fields at once, values of one, runs in all, characters as text. */
export const most = { axes: 3, values: 12, runs: 300, text: 400 } as const

/** One field of the spec, and the values that it takes in turn. */
export interface Axis {
  readonly key: keyof Spec
  readonly values: readonly Spec[keyof Spec][]
}

/** The sweeps of the chapters by the names that addresses use: what varies, as grid text. */
export const sweeps = {
  splits: { says: 'Both ways to split', grid: 'data=letters|letters-random', experiment: 'data' },
  rates: { says: 'All five learning rates', grid: 'learningRate=0.0001|0.0002|0.002|0.0025|0.003', experiment: 'learning-rate' },
  widths: { says: '100 · 500 · 1000 units', grid: 'layers=100|500|1000', experiment: 'width' },
  depths: { says: 'One layer, two layers', grid: 'layers=1000|500,500', experiment: 'depth' },
  dropout: { says: 'With and without dropout', grid: 'dropout=0|0.5', experiment: 'dropout' },
} as const
export type SweepName = keyof typeof sweeps
export const sweepNames = Object.keys(sweeps) as readonly SweepName[]

const fields = specFields as Readonly<Record<string, Field<Spec[keyof Spec]>>>
/** Fields that a sweep may vary; seeds are counted by a field of their own. */
export const sweepable = (Object.keys(specFields) as (keyof Spec)[]).filter((key) => key !== 'seed')

/** Fields whose values may have commas of their own. */
const withCommas: readonly (keyof Spec)[] = ['layers', 'activation']

/** The values of one field as a reader lists them: with | between, or commas where no value has one. */
export function readValues(key: keyof Spec, text: string): Axis | Fault {
  const field = fields[key]!
  const parts = text.split(text.includes('|') || withCommas.includes(key) ? '|' : ',').map((part) => part.trim())
  if (text.trim() === '') return { fault: `${field.says}: empty. Type its values with | between, such as ${field.write(field.fallback)}.` }
  if (parts.length > most.values) return { fault: `${field.says}: ${parts.length} values; a sweep takes at most ${most.values} of one field.` }
  const values: Axis['values'][number][] = []
  for (const part of parts) {
    const value = field.read(part)
    if (isFault(value)) return value
    if (!values.includes(value)) values.push(value)
  }
  return { key, values }
}

export function writeValues({ key, values }: Axis): string {
  return values.map((value) => fields[key]!.write(value)).join('|')
}

/** A grid from text: `learningRate=0.001|0.002;layers=100|500,500`, or the name of one of `sweeps`. Never throws; nothing is no axis. */
export function readGrid(text: string): readonly Axis[] | Fault {
  const typed = text.trim()
  if (typed === '') return []
  if (typed.length > most.text) return { fault: `sweep: ${typed.length} characters; at most ${most.text}.` }
  const named = Object.hasOwn(sweeps, typed.toLowerCase()) ? sweeps[typed.toLowerCase() as SweepName].grid : typed
  const axes: Axis[] = []
  for (const part of named.split(';').filter((one) => one.trim() !== '')) {
    const [name = '', ...rest] = part.split('=')
    const key = sweepable.find((each) => each === name.trim())
    if (name.trim() === 'seed') return { fault: 'sweep: seeds are counted by a field of their own.' }
    if (!key || rest.length === 0) return { fault: `sweep: ${quote(part.trim())} is not a field with its values, such as dropout=0|0.5. Fields: ${sweepable.join(', ')}.` }
    if (axes.some((axis) => axis.key === key)) return { fault: `sweep: ${key} is given twice.` }
    const axis = readValues(key, rest.join('='))
    if (isFault(axis)) return { fault: `sweep: ${axis.fault}` }
    axes.push(axis)
  }
  if (axes.length > most.axes) return { fault: `sweep: ${axes.length} fields; at most ${most.axes} at once.` }
  return axes
}

/** The shortest text that gives the grid back: its name where it has one. */
export function writeGrid(axes: readonly Axis[]): string {
  const text = axes.map((axis) => `${axis.key}=${writeValues(axis)}`).join(';')
  return sweepNames.find((name) => sweeps[name].grid === text) ?? text
}

/** The points of a grid over a spec: every combination of its values, the first field's slowest. */
export function pointsOf(axes: readonly Axis[], base: Spec): readonly Spec[] {
  return axes.reduce<readonly Spec[]>((specs, { key, values }) => specs.flatMap((spec) => values.map((value) => ({ ...spec, [key]: value }))), [base])
}

/** Every point with every seed, from the base's own seed on: seed by seed, so that an early stop leaves matched runs. */
export function specsOf(axes: readonly Axis[], base: Spec, seeds: number): readonly Spec[] {
  return Array.from({ length: seeds }, (_, i) => pointsOf(axes, { ...base, seed: base.seed + i })).flat()
}

/** What keeps a sweep from starting, in a sentence. */
export function objection(axes: readonly Axis[], seeds: number): string | undefined {
  const runs = axes.reduce((product, { values }) => product * values.length, seeds)
  if (axes.length === 0) return 'Name a field and its values.'
  if (runs > most.runs) return `${runs} runs: a sweep makes at most ${most.runs}. Take fewer values or seeds.`
  return undefined
}

/** Seconds that runs will take on a machine that does so many operations a second; NaN where that is unknown. */
export function secondsOf(specs: readonly Spec[], operationsPerSecond: number, scored: number): number {
  return specs.reduce((sum, spec) => sum + workOf(spec, scored), 0) / operationsPerSecond
}

/** The name of a sweep by its content: the same grid over the same spec, whatever its seeds. */
export function sweepId(axes: readonly Axis[], base: Spec): string {
  const rest = writeState(specFields, { ...base, seed: specFields.seed.fallback })
  for (const { key } of axes) rest.delete(key)
  return [writeGrid(axes), rest.toString()].filter((part) => part !== '').join(' over ')
}
