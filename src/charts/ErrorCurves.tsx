import type { Epoch } from '../runs/run.ts'
import { findingOfCurves } from './findings.ts'
import { Panel } from './Panel.tsx'
import { type Band, frame } from './scales.ts'
import { type Measure, splits } from './splits.ts'

export interface ErrorCurvesProps {
  epochs: readonly Epoch[]
  /** Epochs that the axis has room for. */
  budget: number
  measure?: Measure
  /** What other seeds did, drawn behind. */
  band?: Band
  /** The epoch that early stopping goes back to: marked in the validation panel. */
  best?: number
}

/** Training, validation and test as three small panels on one scale: nothing crosses, nothing needs a legend. */
export function ErrorCurves({ epochs, budget, measure = 'error', band, best }: ErrorCurvesProps) {
  const shared = frame(epochs, budget, measure, band)
  return (
    <div className="panels" role="img" aria-label={`${findingOfCurves(epochs, budget, measure, band)}${best === undefined ? '' : ` Validation error was least after epoch ${best}.`}`}>
      {splits.map((look, i) => (
        <Panel key={look.split} look={look} epochs={epochs} measure={measure} frame={shared} band={band} named={i === 1} best={i === 1 ? best : undefined} />
      ))}
    </div>
  )
}
