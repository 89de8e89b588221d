import type { ReactNode } from 'react'
import type { FloatName } from '../../../src/math/floats.ts'
import { format } from '../../../src/math/format.ts'
import { type Passage, passage } from './ways.ts'

/** Where the two formats begin to differ in what is shown; nearer to 0 the table stands at `far`. */
const [near, far] = [8, 17]

const rows: readonly { part: keyof Passage; right: ReactNode; left: ReactNode }[] = [
  { part: 'power', right: <>e<sup>−x</sup></>, left: <>e<sup>x</sup></> },
  { part: 'sum', right: <>1 + e<sup>−x</sup></>, left: <>1 + e<sup>x</sup></> },
  { part: 'y', right: 'y', left: 'y' },
  { part: 'rest', right: '1 − y', left: '1 − y' },
  { part: 'slope', right: 'y(1 − y)', left: 'y(1 − y)' },
]

/** The way to one slope, line by line, in float64 and in a shorter format: where the digits go. */
export function Passages({ x, name }: { x: number; name: FloatName }) {
  const short = name === 'float64' ? 'float32' : name
  const at = Math.abs(x) < near ? far : x
  const [long, other] = [passage(at, 'float64'), passage(at, short)]
  return (
    <table className="passages">
      <caption>
        <b>Line by line at x = {format(at)}</b>
        {at !== x && ' (move the point beyond ±8 to see it at yours)'}
      </caption>
      <thead>
        <tr>
          <th scope="col">line</th>
          <th scope="col" className="r">
            float64
          </th>
          <th scope="col" className="r">
            {short}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ part, right, left }) => (
          <tr key={part}>
            <th scope="row">{at < 0 ? left : right}</th>
            {[long, other].map((machine, i) => (
              <td key={i} className="r" title={String(machine[part])} suppressHydrationWarning>
                {format(machine[part], 10)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
