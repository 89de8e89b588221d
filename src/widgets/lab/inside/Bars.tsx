import { percent } from '../../../charts/numbers.ts'
import { softmax } from '../../../runs/inspect/answers.ts'

interface Props {
  logits: ArrayLike<number>
  names: readonly string[]
  /** The right answer, where there is one. */
  label?: number
  caption: string
}

/** The probability of each of ten answers, as bars with their numbers. */
export function Bars({ logits, names, label, caption }: Props) {
  const shares = softmax(logits)
  const top = shares.indexOf(Math.max(...shares))
  return (
    <table className="bars">
      <caption>{caption}</caption>
      <tbody>
        {names.map((name, c) => (
          <tr key={c} className={c === top ? 'top' : undefined}>
            <th scope="row">
              {name}
              {c === label && <span className="vh"> (right)</span>}
              {c === label && <span aria-hidden="true"> ✓</span>}
            </th>
            <td>
              <span className="line" style={{ width: `${Number((100 * (shares[c] || 0)).toFixed(2))}%` }} />
            </td>
            <td className="r">{percent(shares[c]!, 1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
