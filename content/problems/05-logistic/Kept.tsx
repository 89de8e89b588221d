import { memo } from 'react'
import { type Activation, activationNames, activations, activationSlope } from '../../../src/math/activations.ts'
import { defaults } from '../../../src/fields/state.ts'
import type { FloatName } from '../../../src/math/floats.ts'
import { format } from '../../../src/math/format.ts'
import type { Printing } from '../../../src/math/print/notation.ts'
import { solve } from '../../../src/solution/solve.ts'
import { Formula } from '../../../src/widgets/kit/Formula.tsx'
import problem, { forgets } from './problem.ts'

const first = defaults(problem.inputs)

/** Bytes as people say them: whole below ten thousand, else in a unit with three digits. */
export function bytes(count: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  const step = count < 1e4 ? 0 : Math.min(4, Math.floor(Math.log10(count) / 3))
  return `${format(Number((count / 1000 ** step).toPrecision(step === 0 ? 12 : 3)))} ${units[step]}`
}

interface Props {
  fn: Activation
  batch: number
  width: number
  precision: FloatName
  printing: Printing
  onChoose?: (fn: Activation) => void
}

/** A strip for each function: what its layer has to keep until the backward pass. */
export const Kept = memo(function Kept({ fn: chosen, printing, onChoose, ...layer }: Props) {
  return (
    <table className="kept">
      <thead>
        <tr>
          <th scope="col">function</th>
          <th scope="col" className="rule">
            its slope
          </th>
          <th scope="col">kept until the backward pass</th>
          <th scope="col" className="r">
            bytes
          </th>
        </tr>
      </thead>
      <tbody>
        {activationNames.map((fn) => {
          const { kept } = solve(problem, { ...first, ...layer, fn }).values
          const both = !forgets(fn)
          return (
            <tr key={fn} className={fn === chosen ? 'on' : undefined}>
              <th scope="row">
                {onChoose ? (
                  <button className="b plain" type="button" aria-pressed={fn === chosen} onClick={() => onChoose(fn)}>
                    {activations[fn].says}
                  </button>
                ) : (
                  activations[fn].says
                )}
              </th>
              <td className="rule">{fn === 'gelu' ? <span className="words">over x alone</span> : <Formula expr={activationSlope(fn)} printing={printing} />}</td>
              <td>
                <span className={`strip ${both ? 'full' : ''}`}>
                  <span className="x">{both ? 'x' : <span className="vh">not x, </span>}</span>
                  <span className="y">y</span>
                </span>
              </td>
              <td className="r" title={String(kept)}>
                {bytes(kept!)}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
})
