import { type Epoch, enginesOf, type Run } from './run.ts'
import { type Spec, specFields } from './spec.ts'

/** What a line of the table needs to know of a run. */
export interface Told {
  readonly spec: Spec
  readonly epochs: readonly Epoch[]
  /** The engine, or several with a plus between. */
  readonly engine: string
}

export const toldOf = (run: Pick<Run, 'spec' | 'epochs' | 'made'>): Told => ({ spec: run.spec, epochs: run.epochs, engine: enginesOf(run) })

/** Significant digits of the tables below the figures: an image among 15,000 shows, and all curves together stay small. Run files have all digits. */
export const bakedDigits = 6

/** A cell, quoted where it holds a comma, a quote or a line break (RFC 4180). */
function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * One line an epoch, every field of the spec in its own column. Errors are fractions, losses nats, seconds per epoch.
 * @param digits significant digits of scores and seconds, from 1 to 17: all that there are unless given
 */
export function csv(runs: readonly Told[], digits = 17): string {
  const rounded = (x: number) => (Number.isFinite(x) ? String(Number(x.toPrecision(digits))) : String(x))
  const keys = Object.keys(specFields) as (keyof Spec)[]
  const head = ['run', ...keys, 'engine', 'epoch', 'train_error', 'validation_error', 'test_error', 'train_loss', 'validation_loss', 'test_loss', 'seconds']
  const lines = runs.flatMap(({ spec, epochs, engine }, i) =>
    epochs.map((e) => [
      String(i + 1),
      ...keys.map((key) => (specFields[key] as { write(value: unknown): string }).write(spec[key])),
      engine,
      String(e.epoch),
      ...[e.train.error, e.validation.error, e.test.error, e.train.loss, e.validation.loss, e.test.loss, e.seconds].map(rounded),
    ]),
  )
  return [head, ...lines].map((line) => line.map(cell).join(',')).join('\n')
}
