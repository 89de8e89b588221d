import { useEffect, useMemo, useState } from 'react'
import { count, percent, points } from '../../../charts/numbers.ts'
import { softmax } from '../../../runs/inspect/answers.ts'
import type { Thinned } from '../../../training/client.ts'
import { Letter } from '../../letters/Letter.tsx'
import type { Lab } from '../lab.ts'
import { imageAt, type Sight } from './sight.ts'
import { Signed } from './Signed.tsx'
import { maskedSpec } from './small.ts'
import { useSmall } from './useSmall.ts'

const many = 10

/** The mean of several rows of probabilities. */
export function average(rows: readonly Float64Array[]): Float64Array {
  return Float64Array.from(rows[0]!, (_, c) => rows.reduce((sum, row) => sum + row[c]!, 0) / rows.length)
}

/** Places of the images, those first of whose answer the network is least sure. @param logits count × 10 */
function leastSure(logits: Float64Array): readonly number[] {
  const sure = Array.from({ length: logits.length / 10 }, (_, at) => Math.max(...softmax(logits.subarray(10 * at, 10 * at + 10))))
  return [...sure.keys()].sort((a, b) => sure[a]! - sure[b]! || a - b)
}

function Row({ name, shares, stays, label }: { name: string; shares: Float64Array; stays?: Uint8Array; label: number }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{stays && <Signed values={stays} columns={20} tokens={['--q-act', '--q-act']} says={`${stays.reduce((a, b) => a + b, 0)} of ${stays.length} units stay`} />}</td>
      {Array.from(shares, (share, c) => (
        <td key={c} className={c === label ? 'right' : undefined} style={{ '--share': `${Number((100 * share).toFixed(1))}%` } as Record<string, string>}>
          {share < 0.005 ? '·' : points(share, 0)}
        </td>
      ))}
    </tr>
  )
}

function Table({ sight, at, thin }: { sight: Sight; at: number; thin: Thinned }) {
  const { names, looked } = sight
  const label = looked.labels[at]!
  const rows = thin.logits.map(softmax)
  const [mean, whole] = [average(rows), softmax(thin.whole)]
  const apart = Math.max(...mean.map((p, c) => Math.abs(p - whole[c]!)))
  const right = rows.filter((row) => row.indexOf(Math.max(...row)) === label).length
  return (
    <div className="confusion">
      <table>
        <caption>Probability of each answer, %</caption>
        <thead>
          <tr>
            <th scope="col">network</th>
            <th scope="col">units that stay</th>
            {names.map((name, c) => (
              <th key={c} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((shares, m) => (
            <Row key={m} name={`mask ${m + 1}`} shares={shares} stays={thin.stays[m]![0]} label={label} />
          ))}
          <Row name="their mean" shares={mean} label={label} />
          <Row name="all units" shares={whole} label={label} />
        </tbody>
      </table>
      <p className="found" role="status">
        {right} of {many} thinned networks answer {names[label]}. Their mean and the whole network differ by up to {points(apart, 1)} points: ten masks are not all of them, and the network bends.
      </p>
    </div>
  )
}

/** One letter through ten masks: ten thinned networks, their mean, and the network with all its units. */
export default function Masks({ lab }: { lab: Lab }) {
  const [sight, setSight] = useState<Sight>()
  const [place, setPlace] = useState(0)
  /** The letter shown and what the masks make of it: both change together. */
  const [thin, setThin] = useState<{ at: number; place: number; image: Uint8Array; thin: Thinned }>()
  const { busy, fault, train, stop } = useSmall(lab)
  const order = useMemo(() => (sight ? leastSure(sight.looked.logits) : []), [sight])
  const at = order[place] ?? 0
  const image = useMemo(() => (sight ? imageAt(sight.looked, at).slice() : undefined), [sight, at])
  useEffect(() => {
    let here = true
    if (sight && image)
      sight.trainer.thinned(sight.spec, sight.weights, image, many).then(
        (found) => here && setThin({ at, place, image, thin: found }),
        // The table stays as it was; training again says what is wrong.
        () => undefined,
      )
    return () => {
      here = false
    }
  }, [sight, image, at, place])
  const all = order.length
  return (
    <figure className="fig lab-figure masks" aria-busy={busy !== undefined}>
      <figcaption>
        <span>
          <b>One letter through ten masks.</b> A small network, trained in this page with dropout {maskedSpec.dropout}: {maskedSpec.layers} hidden units, {count(maskedSpec.trainingImages)} letters, {maskedSpec.epochs} epochs.
        </span>
      </figcaption>
      <div className="bar">
        <button type="button" className="b main" onClick={() => (busy ? stop() : train([maskedSpec], () => 'Training.', setSight))}>
          {busy ? 'Stop' : sight ? 'Train it again' : 'Train it'}
        </button>
        {sight && (
          <>
            <button type="button" className="b" onClick={() => setPlace((place + all - 1) % all)}>
              Previous letter
            </button>
            <button type="button" className="b" onClick={() => setPlace((place + 1) % all)}>
              Next letter
            </button>
          </>
        )}
      </div>
      {!sight && <p className="help">A mask leaves out half of the hidden units, drawn at random: what stays is a thinned network. Once it is trained, ten of them read one letter, and you see how far they agree.</p>}
      <p className="help" role="status">
        {busy}
      </p>
      {fault && <p className="says stop">{fault}</p>}
      {sight && thin && (
        <div className="one-image">
          <div>
            <Letter image={thin.image} says={`The letter: ${sight.names[sight.looked.labels[thin.at]!]}`} />
            <p>
              {sight.names[sight.looked.labels[thin.at]!]}, number {count(thin.place + 1)} of {count(all)}, the least sure first
            </p>
          </div>
          <Table sight={sight} at={thin.at} thin={thin.thin} />
        </div>
      )}
      {sight && <p className="help">The error of the network with all units is {percent(sight.given.reduce((n, g, i) => n + (g === sight.looked.labels[i] ? 0 : 1), 0) / all)} on the validation images. Masks are for training only; here they are put on once more, to show the crowd that was trained.</p>}
    </figure>
  )
}
