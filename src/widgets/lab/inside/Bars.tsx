import { percent } from '../../../charts/numbers.ts'
import { softmax } from '../../../runs/inspect/answers.ts'

interface Props {
  logits: ArrayLike<number>
  names: readonly string[]
  /** The answers that have a bar, beside the likeliest; the others have one together. */
  shown: readonly number[]
  /** The right answer, where there is one. */
  label?: number
  caption: string
}

/** The probability of each answer, as bars with their numbers. */
export function Bars({ logits, names, shown, label, caption }: Props) {
  const shares = softmax(logits)
  const top = shares.indexOf(Math.max(...shares))
  const rows = top < 0 || shown.includes(top) ? shown : [...shown, top]
  const rest = shares.reduce((sum, share, c) => (rows.includes(c) ? sum : sum + share), 0)
  const bar = (share: number) => (
    <>
      <td>
        <span className="line" style={{ width: `${Number((100 * (share || 0)).toFixed(2))}%` }} />
      </td>
      <td className="r">{percent(share, 1)}</td>
    </>
  )
  return (
    <table className="bars">
      <caption>{caption}</caption>
      <tbody>
        {rows.map((c) => (
          <tr key={c} className={c === top ? 'top' : undefined}>
            <th scope="row">
              {names[c]}
              {c === label && <span className="vh"> (right)</span>}
              {c === label && <span aria-hidden="true"> ✓</span>}
            </th>
            {bar(shares[c]!)}
          </tr>
        ))}
        {rows.length < names.length && (
          <tr>
            <th scope="row">no class</th>
            {bar(rest)}
          </tr>
        )}
      </tbody>
    </table>
  )
}
