import { format } from '../../../src/math/format.ts'
import { Formula } from '../../../src/widgets/kit/Formula.tsx'
import { identities } from './identities.ts'

const printing = { class: (id: string) => (id === 'x' ? 'data' : undefined) }

/** The identities with their largest difference over the range. Drawn at build. */
export function Identities() {
  return (
    <table className="identities">
      <thead>
        <tr>
          <th scope="col">one side</th>
          <th scope="col">the other</th>
          <th scope="col" className="r">
            largest difference
          </th>
        </tr>
      </thead>
      <tbody>
        {identities().map(({ left, right, most }, i) => (
          <tr key={i}>
            <td>
              <Formula expr={left} printing={printing} />
            </td>
            <td>
              <Formula expr={right} printing={printing} />
            </td>
            <td className="r">{format(most, 2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
