import { line, scaleLinear } from 'd3'

interface Props {
  values: readonly number[]
  /** States the finding; leave out where the numbers stand beside it. */
  says?: string
}

/** A curve the size of a word, its last value a dot. */
export function Sparkline({ values, says }: Props) {
  const finite = values.filter(Number.isFinite)
  const low = Math.min(...finite)
  const high = Math.max(...finite)
  const x = scaleLinear([0, Math.max(1, values.length - 1)], [2, 86])
  const y = scaleLinear([low, high === low ? low + 1 : high], [18, 4])
  const points = values.map((value, i) => [x(i), y(value)] as [number, number]).filter(([, v]) => Number.isFinite(v))
  const end = points.at(-1)
  const trace = line().x((p) => Number(p[0].toFixed(2))).y((p) => Number(p[1].toFixed(2)))
  return (
    <svg className="spark" viewBox="0 0 90 22" width="90" height="22" {...(says ? { role: 'img', 'aria-label': says } : { 'aria-hidden': true })}>
      {points.length > 1 && <path className="l-valid" d={trace(points) ?? undefined} />}
      {end && <circle className="h-valid" cx={Number(end[0].toFixed(2))} cy={Number(end[1].toFixed(2))} r="2.6" />}
    </svg>
  )
}
