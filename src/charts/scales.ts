import type { Epoch } from '../runs/run.ts'
import { linear } from './linear.ts'
import { type Measure, splits } from './splits.ts'

/** For one measure, per split: the least and the greatest value of the reference runs at each epoch from 1 on. */
export interface Band {
  /** Who is in it, for the label: `7 other seeds`. */
  says: string
  train: readonly (readonly [number, number])[]
  validation: readonly (readonly [number, number])[]
  test: readonly (readonly [number, number])[]
}

const steps = [1, 2, 4, 10]

/** The least of 1, 2, 4, 10 × 10ⁿ that is not below `value`: its half and its whole are round numbers. */
export function ceiling(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  const factor = steps.find((s) => s * power >= value * (1 - 1e-12)) ?? 10
  return Number((factor * power).toPrecision(6))
}

/** Epoch numbers to write under an axis of `last` epochs: 1 and at most four more, evenly apart and with the last among them where that divides it, none so near to 1 that the words touch. */
export function epochTicks(last: number): number[] {
  if (last <= 1) return [1]
  const few = [1, 2, 4, 5, 8, 10, 20, 25, 40, 50, 80, 100, 200, 250, 400, 500, 1000].filter((n) => last / n <= 4)
  const every = few.find((n) => last % n === 0 && last / n >= 2) ?? few[0] ?? Math.ceil(last / 4)
  const ticks = [1]
  for (let n = every; n <= last; n += every) if ((n - 1) / (last - 1) > 0.3) ticks.push(n)
  return ticks
}

export interface Frame {
  /** Epoch → 0 … 100, percent of the panel's width. */
  x: (epoch: number) => number
  /** Error as a fraction, or loss → 0 … 100, downwards. */
  y: (value: number) => number
  /** The epoch at the right edge. */
  last: number
  epochs: number[]
  /** Values of the grid lines, the baseline first: at most three. */
  lines: number[]
}

/** The scales that the three panels share. An error axis never shows less than 0 to 10 %. */
export function frame(epochs: readonly Epoch[], budget: number, measure: Measure, band?: Band): Frame {
  const last = Math.max(budget, 2, epochs.at(-1)?.epoch ?? 0)
  const values = [
    ...epochs.flatMap((e) => splits.map(({ split }) => e[split][measure])),
    ...(band ? splits.flatMap(({ split }) => band[split].slice(0, last).map(([, high]) => high)) : []),
  ].filter(Number.isFinite)
  const top = Math.min(ceiling(Math.max(measure === 'error' ? 0.1 : 0.2, ...values)), measure === 'error' ? 1 : Number.POSITIVE_INFINITY)
  return {
    x: linear([1, last], [0, 100]),
    y: linear([0, top], [100, 0]),
    last,
    epochs: epochTicks(last),
    lines: [0, top / 2, top],
  }
}
