import { percent } from '../../../charts/numbers.ts'
import { byLost, type Seed, seedsWritten } from './seeds.ts'

const letters = 'ABCDEFGHIJ'

/** How many letters each seed lost, and what that cost. */
export function SeedsTable({ seeds }: { seeds: readonly Seed[] }) {
  return (
    <table className="seeds">
      <caption>
        {seeds.length} {seeds.length === 1 ? 'seed' : 'seeds'} with the bug, by the number of letters never answered
      </caption>
      <thead>
        <tr>
          <th scope="col" className="r">
            never answered
          </th>
          <th scope="col">seed and its letters</th>
          <th scope="col" className="r">
            share
          </th>
          <th scope="col" className="r">
            mean validation error
          </th>
        </tr>
      </thead>
      <tbody>
        {byLost(seeds).map((row) => (
          <tr key={row.lost}>
            <th scope="row" className="r">
              {row.lost === 0 ? 'none' : row.lost}
            </th>
            <td>{seedsWritten(row.seeds, letters)}</td>
            <td className="r">
              <span className="line" style={{ width: `${Number((60 * row.share).toFixed(1))}px` }} /> {percent(row.share, 0)}
            </td>
            <td className="r">{percent(row.error)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
