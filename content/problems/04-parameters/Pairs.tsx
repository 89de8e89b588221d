import { pairs, table } from './lenet1998.ts'

const read = (map: number) => table.filter((row) => row.includes(map)).length

/** Which maps of S2 each map of C3 reads, in 1998: Table I of the paper. */
export function Pairs() {
  return (
    <div className="pairs">
      <table>
        <caption>A column for each of the 16 maps of C3, a row for each of the 6 maps of S2; a square where the one reads the other.</caption>
        <thead>
          <tr>
            <th scope="col">S2</th>
            {table.map((_, i) => (
              <th key={i} scope="col">
                {i + 1}
              </th>
            ))}
            <th scope="col">read by</th>
          </tr>
        </thead>
        <tbody>
          {[0, 1, 2, 3, 4, 5].map((map) => (
            <tr key={map}>
              <th scope="row">{map + 1}</th>
              {table.map((row, i) => (
                <td key={i} className={row.includes(map) ? 'joined' : undefined}>
                  <span className="vh">{row.includes(map) ? 'reads' : 'does not'}</span>
                </td>
              ))}
              <td className="r">{read(map)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">reads</th>
            {table.map((row, i) => (
              <td key={i}>{row.length}</td>
            ))}
            <td className="r">{pairs}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
