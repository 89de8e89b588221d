import type { Epoch } from '../runs/run.ts'
import { score } from './numbers.ts'
import type { Band } from './scales.ts'
import { type Measure, splits } from './splits.ts'

/** What happened between two values, as one word and its numbers. Less than 1 % of the first is level. */
function course(from: number, to: number, measure: Measure): string {
  if (!Number.isFinite(to)) return 'has overflowed'
  if (Math.abs(to - from) < 0.01 * Math.abs(from)) return `is level at ${score(to, measure)}`
  return `has ${to < from ? 'fallen' : 'risen'} from ${score(from, measure)} to ${score(to, measure)}`
}

/** Text for a picture of curves: it states the finding, not the drawing. */
export function findingOfCurves(epochs: readonly Epoch[], budget: number, measure: Measure, band?: Band): string {
  const first = epochs[0]
  const last = epochs.at(-1)
  const behind = band ? ` ${band.says} are drawn behind.` : ''
  if (!first || !last) return `Axes for training, validation and test ${measure} over ${budget} epochs; this run has no epoch yet.${behind}`
  const parts = splits.map(({ split, says }) =>
    epochs.length === 1
      ? `${says.toLowerCase()} ${measure} is ${score(last[split][measure], measure)}`
      : `${says.toLowerCase()} ${measure} ${course(first[split][measure], last[split][measure], measure)}`,
  )
  const range = band?.validation[last.epoch - 1]
  const value = last.validation[measure]
  const place = !range ? '' : value < range[0] ? ` Validation lies below the ${band!.says}.` : value > range[1] ? ` Validation lies above the ${band!.says}.` : ` Validation lies within the ${band!.says}.`
  return `After epoch ${last.epoch} of ${budget}: ${parts.join(', ')}.${place || behind}`
}
