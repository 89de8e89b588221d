import { draw } from '../../src/math/random.ts'
import type { Distortion } from '../../src/training/provenance.ts'
import type { Contour } from './outline.ts'

/** cos and sin of 0° … 20°: tables, since Math.sin need not give the same last bit everywhere. */
const cosines = [
  1, 0.999847695156, 0.999390827019, 0.998629534755, 0.99756405026, 0.996194698092, 0.994521895368, 0.992546151641, 0.990268068742, 0.987688340595, 0.984807753012, 0.981627183448, 0.978147600734, 0.974370064785, 0.970295726276, 0.965925826289, 0.961261695938, 0.956304755963, 0.951056516295, 0.945518575599, 0.939692620786
]
const sines = [
  0, 0.017452406437, 0.034899496703, 0.052335956243, 0.069756473744, 0.087155742748, 0.104528463268, 0.121869343405, 0.13917310096, 0.15643446504, 0.173648177667, 0.190808995377, 0.207911690818, 0.224951054344, 0.2419218956, 0.258819045103, 0.275637355817, 0.292371704723, 0.309016994375, 0.325568154457, 0.342020143326
]
/** exp(−d²/2σ²) · 65536 for d = 0 … 3, at σ = 0.2, 0.3, …, 1.2. */
const bells = [
  [65536, 0, 0, 0],
  [65536, 253, 0, 0],
  [65536, 2879, 0, 0],
  [65536, 8869, 22, 0],
  [65536, 16342, 253, 0],
  [65536, 23622, 1106, 7],
  [65536, 30005, 2879, 58],
  [65536, 35351, 5548, 253],
  [65536, 39750, 8869, 728],
  [65536, 43353, 12550, 1590],
  [65536, 46311, 16342, 2879],
]

/** The distortion that a key names: a function of the key alone, in steps that print short. Six in ten are blurred. */
export function distortion(...key: readonly (string | number)[]): Distortion {
  const random = draw('distortion', ...key)
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  const [shear, rotation, embolden] = [whole(-40, 40) / 100, whole(-20, 20), whole(-20, 40) / 1000]
  return { shear, rotation, embolden, blur: random() < 0.6 ? whole(2, 12) / 10 : 0 }
}

/** Moves an outline: emboldened along its normals, then sheared, then rotated. */
export function distortOutline(contours: readonly Contour[], { shear, rotation, embolden }: Distortion): Contour[] {
  const turn = Math.abs(rotation)
  const cos = cosines[turn]!
  const sin = rotation < 0 ? -sines[turn]! : sines[turn]!
  return thicken(contours, embolden).map((c) => {
    const moved: Contour = []
    for (let i = 0; i < c.length; i += 2) {
      const x = c[i]! + shear * c[i + 1]!
      moved.push(x * cos - c[i + 1]! * sin, x * sin + c[i + 1]! * cos)
    }
    return moved
  })
}

/** Moves each point outward from the ink by a share of the outline's height (inward where negative). */
function thicken(contours: readonly Contour[], share: number): Contour[] {
  const heights = contours.flatMap((c) => c.filter((_, i) => i % 2 === 1))
  const height = heights.reduce((a, b) => Math.max(a, b), -Infinity) - heights.reduce((a, b) => Math.min(a, b), Infinity)
  const outward = contours.reduce((sum, c) => sum + area(c), 0) > 0 ? share * height : -share * height
  return contours.map((c) => {
    const moved: Contour = []
    for (let i = 0; i < c.length; i += 2) {
      const [ax, ay] = normal(c, i - 2)
      const [bx, by] = normal(c, i)
      const reach = outward / Math.max(0.3, 1 + ax * bx + ay * by) // a corner's miter, at most about three times the shift
      moved.push(c[i]! + reach * (ax + bx), c[i + 1]! + reach * (ay + by))
    }
    return moved
  })
}

/** Unit normal, to the right, of the edge that starts at point i (in numbers, cyclic). */
function normal(c: Contour, i: number): [number, number] {
  const at = (i + c.length) % c.length
  const next = (at + 2) % c.length
  const [dx, dy] = [c[next]! - c[at]!, c[next + 1]! - c[at + 1]!]
  const length = root(dx * dx + dy * dy)
  return length > 0 ? [dy / length, -dx / length] : [0, 0]
}

/** Twice the area, positive for a turn to the left. */
function area(c: Contour): number {
  let sum = 0
  for (let i = 0; i < c.length; i += 2) {
    const next = (i + 2) % c.length
    sum += c[i]! * c[next + 1]! - c[next]! * c[i + 1]!
  }
  return sum
}

/** Square root by Newton's rule on [1, 4): the last bit need not be right, but is the same everywhere. */
function root(x: number): number {
  if (!(x > 0)) return 0
  let scale = 1
  for (; x >= 4; x /= 4) scale *= 2
  for (; x < 1; x *= 4) scale /= 2
  let r = 1.5
  for (let i = 0; i < 6; i++) r = (r + x / r) / 2
  return r * scale
}

/** Blurs a square of coverage with a Gaussian of σ pixels (0, 0.2, 0.3, …, 1.2); edges go on outward as they are. */
export function blur(coverage: Float64Array, sigma: number): Float64Array {
  const bell = bells[Math.floor(sigma * 10 + 0.5) - 2]
  if (!bell) return coverage
  return blurAlong(blurAlong(coverage, bell, 1, 28), bell, 28, 1)
}

function blurAlong(from: Float64Array, bell: readonly number[], step: number, across: number): Float64Array {
  const to = new Float64Array(from.length)
  const total = bell[0]! + 2 * (bell[1]! + bell[2]! + bell[3]!)
  for (let line = 0; line < 28; line++) {
    for (let i = 0; i < 28; i++) {
      let sum = 0
      for (let d = -3; d <= 3; d++) sum += bell[Math.abs(d)]! * from[line * across + Math.min(27, Math.max(0, i + d)) * step]!
      to[line * across + i * step] = sum / total
    }
  }
  return to
}
