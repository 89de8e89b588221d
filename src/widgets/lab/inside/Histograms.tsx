import { count } from '../../../charts/numbers.ts'
import { logitHistograms } from '../../../runs/inspect/histogram.ts'

const bins = 40
const height = 40

interface Props {
  /** count × 10. */
  logits: ArrayLike<number>
  names: readonly string[]
  /** The classes that have a panel; all of them unless given. */
  shown?: readonly number[]
  caption: string
}

/** One small histogram a class of its logit over all images, on one axis; what is exactly 0 is said in words. */
export function Histograms({ logits, names, shown = [...names.keys()], caption }: Props) {
  const [all, some] = [names.length, shown.length]
  const { low, high, histograms } = logitHistograms(some === all ? logits : Float64Array.from({ length: (logits.length / all) * some }, (_, i) => logits[all * Math.floor(i / some) + shown[i % some]!]!), bins, some)
  const range = (from: number, to: number) => `${from.toFixed(1)} to ${to.toFixed(1)}`.replaceAll('-', '−')
  const zero = Number((((0 - low) / (high - low)) * 100).toFixed(2))
  return (
    <div className="histograms">
      <p className="help">
        {caption} The axis runs from {range(low, high)}; the line is 0.{some < all && ` The ${all - some === 1 ? 'output that belongs' : `${all - some} outputs that belong`} to no class of these data ${all - some === 1 ? 'is' : 'are'} left out.`}
      </p>
      <ul>
        {histograms.map(({ counts, zeros, of, least, largest }, at) => {
          const c = shown[at]!
          const most = Math.max(1, ...counts)
          const own = Number.isNaN(least) ? 'some are no numbers' : range(least, largest)
          const spike = zeros === of ? 'all exactly 0' : zeros > 0 ? `${count(zeros)} of ${count(of)} exactly 0` : own
          return (
            <li key={c} className={zeros === of ? 'spike' : undefined}>
              <b>{names[c]}</b>
              <svg viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" role="img" aria-label={`Logit of ${names[c]} over ${of} images: ${own}, ${count(zeros)} exactly 0`}>
                {counts.map((n, b) => n > 0 && <rect key={b} x={Number(((100 * b) / bins).toFixed(2))} width={Number((100 / bins).toFixed(2))} y={Number((height - (height * n) / most).toFixed(2))} height={Number(((height * n) / most).toFixed(2))} />)}
                <line x1={zero} x2={zero} y1="0" y2={height} vectorEffect="non-scaling-stroke" />
              </svg>
              <span>{spike}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
