import { count } from '../../../charts/numbers.ts'
import { Signed } from './Signed.tsx'

/** The outputs of each hidden layer for one image, a small square a unit. @param layers hidden layers, then the logits */
export function Layers({ layers }: { layers: readonly Float64Array[] }) {
  return (
    <ol className="activity">
      {layers.slice(0, -1).map((outputs, l) => {
        const on = outputs.reduce((n, x) => n + (x > 0 ? 1 : 0), 0)
        const says = `Hidden layer ${l + 1}: ${count(on)} of ${count(outputs.length)} units above 0, the largest ${Math.max(...outputs).toFixed(2)}`
        return (
          <li key={l}>
            <p>{says}</p>
            <Signed values={outputs} columns={Math.ceil(Math.sqrt(4 * outputs.length))} tokens={['--q-act', '--q-wneg']} says={says} />
          </li>
        )
      })}
    </ol>
  )
}
