import { findingOfRates } from './findings.ts'
import { RatesAcross } from './RatesAcross.tsx'
import { RatesDown } from './RatesDown.tsx'
import { type Claimed, errorAxis, rateAxis, type RatePoint } from './rates.ts'

export interface RateChartProps {
  points: readonly RatePoint[]
  /** Single values of someone else, drawn as pencil crosses. */
  claimed: readonly Claimed[]
  /** Axis title with the unit: `Validation error after 8 epochs, %`. */
  title: string
  /** Whose crosses they are, in the marker's hand. */
  hand: string
}

/**
 * Error against learning rate: every seed a dot, mean and 95 % interval a bar, claims as crosses.
 * On narrow pages the drawing is turned, since three of the original's rates lie within a third of a decade.
 */
export function RateChart({ points, claimed, title, hand }: RateChartProps) {
  const errors = [...points.flatMap((p) => [...p.seeds.map((s) => s.error), p.low, p.high]), ...claimed.map((c) => c.error)]
  const rates = [...new Set([...points, ...claimed].map((p) => p.rate))].toSorted((a, b) => a - b)
  const drawing = { points, claimed, title, hand, rates, error: errorAxis(errors), place: rateAxis(rates) }
  return (
    <div className="rates" role="img" aria-label={findingOfRates(points, claimed)}>
      <RatesAcross {...drawing} />
      <RatesDown {...drawing} />
    </div>
  )
}
