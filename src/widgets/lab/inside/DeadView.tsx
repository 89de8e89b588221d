import { valueSays } from '../../../fields/field.ts'
import { count, percent } from '../../../charts/numbers.ts'
import { type Activation, oneActivation } from '../../../runs/activation.ts'
import { meaning, silent } from '../../../runs/inspect/dead.ts'
import { activationsOf } from '../../../runs/layers.ts'
import type { Sight } from './sight.ts'

/** What the count means for a layer of this activation. */
function says(activation: Activation): string {
  const unit = activation === 'linear' ? 'A linear unit' : `A unit of ${valueSays(oneActivation, activation)}`
  switch (meaning[activation]) {
    case 'dead':
      return `${unit} whose sum is above 0 for no image gives 0 for all of them, and no gradient of these images reaches its weights: it is dead here.`
    case 'faint':
      return `${unit} whose sum is above 0 for no image works on its flat side only. Its slope there is small but not zero, so it may come back: it is faint, not dead.`
    default:
      return `${unit} is not off below 0: that its sum is above 0 for no image says nothing about its health.`
  }
}

/** Units that are above 0 for no image of the split, layer by layer. */
export function DeadView({ sight: { looked, spec } }: { sight: Sight }) {
  if (looked.active.length === 0) return <p className="found">This network has no hidden layer.</p>
  const activations = activationsOf(spec)
  return (
    <>
      <p className="help">
        Over the {count(looked.labels.length)} images of this split. {[...new Set(activations)].map(says).join(' ')}
      </p>
      <table className="dead">
        <thead>
          <tr>
            <th scope="col">layer</th>
            <th scope="col" className="r">
              units
            </th>
            <th scope="col" className="r">
              never above 0
            </th>
            <th scope="col" className="r">
              share
            </th>
          </tr>
        </thead>
        <tbody>
          {looked.active.map((active, l) => {
            const found = silent(active)
            return (
              <tr key={l}>
                <th scope="row">
                  hidden {l + 1}, {valueSays(oneActivation, activations[l]!)}
                </th>
                <td className="r">{count(found.units)}</td>
                <td className="r">{count(found.silent)}</td>
                <td className="r">{percent(found.share, 1)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}
