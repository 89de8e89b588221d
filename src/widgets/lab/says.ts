import { count, percent, rate } from '../../charts/numbers.ts'
import { valueSays } from '../../fields/field.ts'
import type { Epoch } from '../../runs/run.ts'
import { type Spec, specFields } from '../../runs/spec.ts'

/** Milliseconds between two epochs that are read aloud while a run plays by itself. */
export const quiet = 10_000

export const opening = 'Loading the letters and choosing an engine.'
export const playing = 'Training goes on.'
export const reset = 'Back at the initial weights.'
export const otherData = 'The run cannot be continued: the images have changed since it was left. Its curve is kept.'
export const unkept = 'The run under way goes on, and nothing of it is kept.'
export const elsewhere = 'Another tab has taken this run up.'

export function engine(name: string): string {
  return name === 'auto' ? 'The engine is chosen by timing.' : `The engine is ${name}.`
}

export function epoch(record: Epoch, spec: Spec): string {
  return `Epoch ${record.epoch} of ${spec.epochs}: validation error ${percent(record.validation.error)}.`
}

export function paused(epochs: number, step: number, of: number): string {
  return step > 0 ? `Paused in epoch ${epochs + 1}, after step ${step} of ${of}.` : `Paused after epoch ${epochs}.`
}

/** An early stop is an end too: the spec's patience ran out. */
export function finished(last: Epoch | undefined, spec: Spec): string {
  if (!last) return 'Finished.'
  const how = last.epoch < spec.epochs ? 'Stopped early' : 'Finished'
  return `${how} after epoch ${last.epoch}: training error ${percent(last.train.error)}, validation ${percent(last.validation.error)}, test ${percent(last.test.error)}.`
}

export function diverged(end: { diverged: number; likely: string }): string {
  return `The run diverged in epoch ${end.diverged}. ${end.likely}`
}

/** The reader ended it. */
export function stopped(epochs: number, unkept: boolean): string {
  return `Stopped after epoch ${epochs}. The run so far is ${unkept ? 'not ' : ''}kept.`
}

/** Any failure as a code of the protocol and a sentence that says what to do. */
export function fault(error: unknown): { code: string; says: string } {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    const says = 'says' in error && typeof error.says === 'string' ? error.says : error.message
    return { code: error.code, says }
  }
  const message = error instanceof Error ? error.message : String(error)
  return { code: 'no-engine', says: `Training could not start: ${message}. Reload the page, or choose another engine.` }
}

/** A whole number of images a second, rounded to two digits: the third changes with every glance. */
export function speed(imagesPerSecond: number): string {
  return Number.isFinite(imagesPerSecond) ? `${count(Number(imagesPerSecond.toPrecision(2)))} images/s` : ''
}

export function timeLeft(seconds: number): string {
  if (!Number.isFinite(seconds)) return ''
  if (seconds < 90) return `${Math.ceil(seconds)} s left`
  return `${Math.ceil(seconds / 60)} min left`
}

/** Some fields of a spec with their values, in the fields' own words: `epochs 3, seed 4`. */
export function fieldsSay(spec: Spec, keys: readonly (keyof Spec)[]): string {
  return keys.map((key) => `${specFields[key].says} ${key === 'learningRate' ? rate(spec.learningRate) : valueSays(specFields[key], spec[key])}`).join(', ')
}

/** What differs from the default experiment, in the fields' own words: `epochs 3, seed 4`; empty where nothing does. */
export function differences(spec: Spec, except: readonly (keyof Spec)[] = []): string {
  return fieldsSay(
    spec,
    (Object.keys(specFields) as (keyof Spec)[]).filter((key) => !except.includes(key) && spec[key] !== specFields[key].fallback),
  )
}
