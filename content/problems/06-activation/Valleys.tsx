import { format } from '../../../src/math/format.ts'
import { descent, stepsTo, type Valley } from './valley.ts'

interface Props {
  valley: Valley
  title: string
  says: string
}

/** Shares of the start's loss at which a contour is drawn. */
const shares = [1, 0.5, 0.1, 0.01]
const half = 100
/** Drawing units for a distance of 1: the start stands at 1 along the valley. */
const scale = 62
const most = 400
const at = (value: number) => Number((scale * value).toFixed(2))

/** One valley from above: contours of the loss, and the road of descent down to one percent of it. */
export function ValleyPicture({ valley: v, title, says }: Props) {
  const steps = stepsTo(0.01, v)
  const road = descent(v, Math.min(steps, most))
  const long = Math.sqrt(v.ratio)
  return (
    <div className="valley-one">
      <p className="t">{title}</p>
      <svg viewBox={`${-half} ${-half} ${2 * half} ${2 * half}`} role="img" aria-label={`${says} Curvature across the valley is ${format(v.ratio)} times that along it. Descent at the best fixed rate needs ${format(steps)} steps to one percent of the loss.`}>
        {shares.map((share) => (
          <ellipse key={share} className={share === 0.01 ? 'goal' : 'contour'} rx={at(Math.SQRT2 * Math.sqrt(share))} ry={at((Math.SQRT2 * Math.sqrt(share)) / long)} />
        ))}
        <path className="road" d={`M${road.map(({ along, across }) => `${at(along)} ${at(across)}`).join('L')}`} />
        {road.slice(0, 60).map(({ along, across }, i) => (
          <circle key={i} className={i === 0 ? 'start' : 'stop'} cx={at(along)} cy={at(across)} r={i === 0 ? 3.2 : 1.2} />
        ))}
      </svg>
      <dl>
        <dt>curvature, across to along</dt>
        <dd>{format(v.ratio, 4)}</dd>
        <dt>longer than wide</dt>
        <dd>{format(long, 3)}×</dd>
        <dt>steps to 1&nbsp;% of the loss</dt>
        <dd>
          <b>{format(steps)}</b>
        </dd>
      </dl>
    </div>
  )
}
