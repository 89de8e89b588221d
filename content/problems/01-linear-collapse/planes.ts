import { type Affine, forward } from './forward.ts'
import type { Layer } from './layers.ts'
import type { Between } from './lines.ts'

export type Point = readonly [number, number]

/** One drawn line of the grid, after so many layers. */
export interface Curve {
  /** 1 where the first input moves along it, 2 where the second does. */
  readonly along: 1 | 2
  readonly axis: boolean
  readonly points: readonly Point[]
}

/** The plane as one layer leaves it: its first two coordinates; a single one is drawn on a line. */
export interface Leaf {
  readonly width: number
  readonly curves: readonly Curve[]
  /** Where the square between 0 and 1 lies. */
  readonly square: readonly Point[]
  readonly origin: Point
  /** Where the two unit inputs go: beside the origin's place, the columns of the map so far. */
  readonly units: readonly Point[]
  readonly x: Point
  /** Half the side of a square around 0 that holds everything. */
  readonly room: number
}

/** Half the side of the square of inputs that is drawn. */
export const side = 3

const point = (v: readonly number[]): Point => [v[0] ?? 0, v[1] ?? 0]

/** The inputs that are drawn: grid lines through the first two coordinates, the others held at those of `x`. */
function inputs(x: readonly number[], fine: boolean): { along: 1 | 2; axis: boolean; at: readonly (readonly number[])[] }[] {
  const steps = fine ? 48 : 1
  const ticks = Array.from({ length: 2 * side + 1 }, (_, i) => i - side)
  const place = (u: number, v: number) => (x.length === 1 ? [u] : [u, v, ...x.slice(2)])
  const run = (to: (t: number) => readonly number[]) => Array.from({ length: steps + 1 }, (_, i) => to(-side + (2 * side * i) / steps))
  const first = (x.length === 1 ? [0] : ticks).map((v) => ({ along: 1 as const, axis: v === 0, at: run((u) => place(u, v)) }))
  return x.length === 1 ? first : [...first, ...ticks.map((u) => ({ along: 2 as const, axis: u === 0, at: run((v) => place(u, v)) }))]
}

/** The grid after each layer: entry 0 is the plane of inputs itself. */
export function leaves(layers: readonly Layer[], between: Between, f: Affine, x: readonly number[]): readonly Leaf[] {
  const send = (v: readonly number[]) => forward(layers, between, f, v)
  const rest = x.slice(2)
  const square = (x.length === 1 ? [[0], [1]] : [[0, 0, ...rest], [1, 0, ...rest], [1, 1, ...rest], [0, 1, ...rest]]).map(send)
  const curves = inputs(x, between === 'relu').map(({ along, axis, at }) => ({ along, axis, at: at.map(send) }))
  const origin = square[0]!
  const units = x.length === 1 ? [square[1]!] : [square[1]!, square[3]!]
  const here = send(x)
  return Array.from({ length: layers.length + 1 }, (_, k): Leaf => {
    const drawn = curves.map((curve): Curve => ({ along: curve.along, axis: curve.axis, points: curve.at.map((way) => point(way[k]!)) }))
    const all = [...drawn.flatMap(({ points }) => points), point(here[k]!)]
    return {
      width: here[k]!.length,
      curves: drawn,
      square: square.map((way) => point(way[k]!)),
      origin: point(origin[k]!),
      units: units.map((way) => point(way[k]!)),
      x: point(here[k]!),
      room: 1.06 * Math.max(1e-9, ...all.map(([u, v]) => Math.max(Math.abs(u), Math.abs(v)))),
    }
  })
}
