import { useMemo, useState } from 'react'
import { unitsOf } from '../../../runs/layers.ts'
import { byNorm, into } from '../../../runs/inspect/weights.ts'
import { initialWeights } from '../../../training/network.ts'
import { Switch } from '../Switch.tsx'
import { Pages } from './Picks.tsx'
import { Signed } from './Signed.tsx'
import type { Sight } from './sight.ts'

const page = 24
const inputs = 784

/** Where the largest weight of a sign stands, as row and column of the image. */
function peak(weights: Float64Array, sign: 1 | -1): string {
  let at = 0
  for (let i = 1; i < weights.length; i++) if (sign * weights[i]! > sign * weights[at]!) at = i
  return `row ${Math.floor(at / 28) + 1}, column ${(at % 28) + 1}`
}

/** What each unit of the first layer weighs each pixel with, the units with the longest weight vectors first. */
export function WeightsView({ sight: { spec, weights, names } }: { sight: Sight }) {
  const [turned, setFrom] = useState(0)
  const [as, setAs] = useState<'now' | 'moved'>('now')
  const units = unitsOf(spec.layers)[0] ?? 10
  // Another run may have fewer units.
  const from = turned < units ? turned : 0
  const first = useMemo(() => {
    if (as === 'now') return weights.W1!
    // The seed draws the same first layer whatever follows it.
    const start = initialWeights({ ...spec, layers: spec.layers === 'none' ? 'none' : String(units) }).W1!
    return Float32Array.from(weights.W1!, (w, k) => w - start[k]!)
  }, [spec, weights, units, as])
  const order = useMemo(() => byNorm(first, inputs, units), [first, units])
  const shown = useMemo(() => order.slice(from, from + page).map((one) => ({ ...one, image: into(first, inputs, units, one.unit) })), [first, units, order, from])
  const name = (unit: number) => (spec.layers === 'none' ? names[unit] : `unit ${unit + 1}`)
  return (
    <>
      <Switch says="Weights" options={{ now: 'as they are', moved: 'less what they began with' }} value={as} onChange={setAs} />
      <p className="help">One image a unit, the longest {as === 'now' ? 'weight vectors' : 'ways from the initial weights'} first. A pixel’s color says whether ink there speaks for the unit (blue) or against it (orange), its strength how much; the number is the length.</p>
      <ul className="picks filters">
        {shown.map(({ unit, norm, image }) => (
          <li key={unit}>
            <Signed values={image} columns={28} tokens={['--q-wpos', '--q-wneg']} says={`${as === 'now' ? 'Weights' : 'Change of the weights'} of ${name(unit)}: length ${norm.toFixed(2)}, most positive at ${peak(image, 1)}, most negative at ${peak(image, -1)}`} />
            <span>
              {name(unit)}: {norm.toFixed(2)}
            </span>
          </li>
        ))}
      </ul>
      {units > page && <Pages from={from} page={page} of={units} onChange={setFrom} />}
    </>
  )
}
