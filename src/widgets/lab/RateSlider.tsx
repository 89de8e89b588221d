import { percentOf, rate } from '../../charts/numbers.ts'
import { originalRates } from './original.ts'

const low = -5
const high = -1
/** One press of an arrow key, in decades: about 12 %. */
const step = 0.05

/** Learning rate to the slider's place, 0 … 1; beyond its ends it stands at the end. */
export function placeOf(value: number): number {
  return Math.min(1, Math.max(0, (Math.log10(value) - low) / (high - low)))
}

/** The learning rate at a decimal logarithm: two digits, and the original's own value where one is within half a step. */
export function rateAt(exponent: number): number {
  return originalRates.find((rate) => Math.abs(Math.log10(rate) - exponent) <= step / 2) ?? Number((10 ** exponent).toPrecision(2))
}

/** Equal ratios are equally long. Wider than the original's five, so that too small and too large can be seen. */
export function RateSlider({ value, onChange, locked }: { value: number; onChange: (value: number) => void; locked: boolean }) {
  return (
    <span className="slide">
      <svg aria-hidden="true">
        <line className="track" x1="0" x2="100%" y1="50%" y2="50%" />
        {originalRates.map((original) => (
          <line key={original} className="claim" x1={percentOf(100 * placeOf(original))} x2={percentOf(100 * placeOf(original))} y1="0" y2="100%" />
        ))}
      </svg>
      <input
        type="range"
        aria-label="learning rate, logarithmic"
        aria-valuetext={rate(value)}
        min={low}
        max={high}
        step={step}
        value={Math.log10(value)}
        disabled={locked}
        onChange={(event) => onChange(rateAt(Number(event.target.value)))}
      />
    </span>
  )
}
