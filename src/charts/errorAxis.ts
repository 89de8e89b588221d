import { scaleLinear, scaleLog, ticks } from 'd3'

/** Where an axis is cut: values up to `below` keep the scale, values from `above` on stand beyond the cut. */
export interface Cut {
  below: number
  above: number
}

/** The least range that an axis shows, a fraction: three grid values then need one decimal of a percent at most. */
const least = 0.003

/**
 * The widest gap between neighboring values, if it is half as wide again as all values under it are spread: such a gap
 * would flatten them.
 * @param whole what a line or a bar joins: a gap between these is what the drawing is about, and is never cut out
 */
export function cutOf(values: readonly number[], whole: readonly number[] = []): Cut | undefined {
  const sorted = values.filter(Number.isFinite).toSorted((a, b) => a - b)
  const from = Math.max(...whole.filter(Number.isFinite))
  let best: Cut | undefined
  for (let i = Math.ceil(sorted.length / 2); i < sorted.length; i++) {
    const below = sorted[i - 1]!
    const above = sorted[i]!
    if (below >= from && above - below > 1.5 * Math.max(least, below - sorted[0]!) && (!best || above - below > best.above - best.below)) best = { below, above }
  }
  return best
}

const cutAt = 82
const beyond = 90

export interface ErrorAxis {
  /** Error as a fraction → 0 (least) … 100 (greatest), percent of the axis. */
  place(error: number): number
  /** Grid values, at most three of them, and one beyond the cut: no two are printed alike. */
  ticks: number[]
  cut?: { from: number; to: number }
}

/** At most three round values that keep clear of the ends, as finely as that allows. */
function grid([low, high]: readonly [number, number]): number[] {
  const clear = 0.06 * (high - low)
  for (let n = 8; n > 1; n--) {
    const inside = ticks(low, high, n).filter((v) => v > low + clear && v < high - clear)
    if (inside.length <= 3 && inside.length > 0) return inside
  }
  return []
}

/** A cut before those single values that stand farther above our own than three quarters of what ours are spread over: they may not press ours together. */
export function cutAbove(ours: readonly number[], theirs: readonly number[]): Cut | undefined {
  const [low, high] = [Math.min(...ours), Math.max(...ours)]
  const far = theirs.filter((value) => value > high + 0.75 * (high - low))
  if (ours.length === 0 || far.length === 0) return undefined
  return { below: Math.max(high, ...theirs.filter((value) => !far.includes(value))), above: Math.min(...far) }
}

/** The roundest value near what stands first beyond a cut that is nearer to it than to what stands below. */
const firstBeyond = ({ below, above }: Cut): number => [100, 1000].map((parts) => Math.round(parts * above) / parts).find((value) => value > (below + above) / 2) ?? above

/** A linear axis over these errors, cut where it is said. */
export function errorAxis(values: readonly number[], cut?: Cut): ErrorAxis {
  const near = values.filter((v) => Number.isFinite(v) && (!cut || v <= cut.below))
  if (near.length === 0) near.push(0, 0.2)
  const low = Math.min(...near)
  const high = Math.max(...near)
  const pad = Math.max(0.06 * (high - low), 0.001, (least - (high - low)) / 2)
  const main = scaleLinear([low - pad, high + pad], [0, cut ? cutAt - 4 : 100])
  const lines = grid(main.domain() as [number, number])
  if (!cut) return { place: main, ticks: lines }
  const far = values.filter((v) => Number.isFinite(v) && v >= cut.above)
  const top = Math.max(...far)
  const tick = firstBeyond(cut)
  const start = Math.min(tick, cut.above)
  const rest = scaleLinear([start, Math.max(top, tick, start + 0.005)], [beyond, 100])
  return {
    place: (error) => (error < start ? Math.min(main(error), cutAt - 4) : rest(error)),
    ticks: [...lines.filter((value) => value < start), tick],
    cut: { from: cutAt, to: cutAt + 4 },
  }
}

/** Leading figures of the grid on a logarithmic axis, from coarse to fine. */
const figures = [[1, 2, 5], [1, 1.5, 2, 3, 5, 7], [1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 8.5, 9, 9.5]]

/** A logarithmic axis over these errors: equal ratios are equally far apart, so that neither 6 nor 90 % is pressed flat. Errors of 0 stand at its foot. */
export function logErrorAxis(values: readonly number[]): ErrorAxis {
  const some = values.filter((v) => Number.isFinite(v) && v > 0)
  const [low, high] = some.length > 0 ? [Math.min(...some), Math.max(...some)] : [0.05, 0.5]
  const pad = Math.max((high / low) ** 0.06, 1.01)
  const scale = scaleLog([low / pad, high * pad], [0, 100])
  const inside = figures.map((some) => [0.0001, 0.001, 0.01, 0.1].flatMap((power) => some.map((figure) => Number((figure * power).toPrecision(3)))).filter((v) => v > low / pad ** 0.5 && v < high * pad ** 0.5))
  return { place: (error) => scale(Math.max(error, low / pad)), ticks: inside.find((all) => all.length >= 3 && all.length <= 6) ?? grid([low / pad, high * pad]) }
}
