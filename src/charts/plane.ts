import { line, scaleLinear, ticks } from 'd3'

/** From the least to the greatest number shown. */
export type Span = readonly [number, number]

/** Quantities and series that have a color; see the tokens of the same names. */
export type Tone = 'data' | 'act' | 'grad' | 'loss' | 'wpos' | 'wneg' | 'c1' | 'c2' | 'c3' | 'c4' | 'c5' | 'ink'

/** One curve: y over x, or a point that travels as a parameter runs. */
export interface PlaneCurve {
  /** Unique in its plane. */
  readonly id: string
  /** y at x. Keep the same function from paint to paint: then its path is kept too. */
  readonly f?: (x: number) => number
  /** In place of `f`: the point (x, y) at t, for t over `over`. */
  readonly along?: (t: number) => readonly [number, number]
  readonly over?: Span
  readonly tone: Tone
  readonly dashed?: boolean
  /** Places on the x axis (or values of t) where it bends or jumps: the drawing then meets them exactly. */
  readonly knots?: readonly number[]
  /** Its name, written beside it at x. */
  readonly label?: { readonly text: string; readonly x: number; readonly y: number; readonly anchor?: 'start' | 'middle' | 'end' }
}

/** Where a number stands, as text for an SVG attribute: percent of the plane's width or height. */
export interface Place {
  x(value: number): string
  y(value: number): string
}

/** Rounded, so that what is drawn at build and what a browser draws are the same text. */
const short = (percent: number) => Number(percent.toFixed(2))

/** Numbers beyond the plane stand at most its own size outside of it, where nothing is seen. */
function scale([from, to]: Span, [start, end]: Span): (value: number) => number {
  const linear = scaleLinear([from, to], [start, end])
  return (value) => short(Math.min(200, Math.max(-100, linear(value))))
}

export function placeIn(x: Span, y: Span): Place {
  const [across, down] = [scale(x, [0, 100]), scale(y, [100, 0])]
  return { x: (value) => `${across(value)}%`, y: (value) => `${down(value)}%` }
}

/** The places where a curve is asked for its value: evenly apart, and its knots with a neighbor on each side. */
function sampled([from, to]: Span, count: number, knots: readonly number[] = []): number[] {
  const even = Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1))
  const width = (to - from) * 1e-9
  return [...even, ...knots.flatMap((knot) => [knot - width, knot, knot + width])].filter((t) => t >= from && t <= to).sort((a, b) => a - b)
}

/** A curve as an SVG path in a field of 100 × 100, downwards. What is no finite number leaves a gap. */
export function trace({ f, along, over, knots }: Pick<PlaneCurve, 'f' | 'along' | 'over' | 'knots'>, x: Span, y: Span, count = 241): string {
  const [across, down] = [scale(x, [0, 100]), scale(y, [100, 0])]
  const points = along
    ? sampled(over ?? [0, 1], 2 * count, knots).map(along)
    : sampled(x, count, knots).map((value): readonly [number, number] => [value, f?.(value) ?? Number.NaN])
  const draw = line<readonly [number, number]>()
    .defined(([a, b]) => Number.isFinite(a) && Number.isFinite(b))
    .x(([a]) => across(a))
    .y(([, b]) => down(b))
  return draw(points) ?? ''
}

/** At most `most` round numbers from one end to the other. */
export function roundTicks([from, to]: Span, most: number): number[] {
  for (let n = most; n > 1; n--) {
    const found = ticks(from, to, n)
    if (found.length <= most) return found
  }
  return [from]
}

/** The nearest multiple of `step`, without the dust that binary leaves, inside the span. */
export function onGrid(value: number, step: number, [from, to]: Span): number {
  return Number(Math.min(to, Math.max(from, Math.round(value / step) * step)).toPrecision(12)) + 0
}

/** What a key does to a number: arrows by `step` (Shift ten times as far, Alt a tenth), Page keys by ten steps, Home and End to the ends. */
export function keyed(key: string, { shift, alt }: { shift: boolean; alt: boolean }, value: number, step: number, [from, to]: Span): number | undefined {
  if (key === 'Home') return from
  if (key === 'End') return to
  const direction = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10 }[key]
  if (direction === undefined) return undefined
  return Number((value + direction * step * (shift ? 10 : alt ? 0.1 : 1)).toPrecision(12)) + 0
}
