import type { Matrix } from './matrices.ts'

/** One direction of a map: it sends `from` to `strength` times `to`. Both have length 1; `to` is zero where the strength is. */
export interface Direction {
  readonly strength: number
  readonly from: readonly number[]
  readonly to: readonly number[]
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)

/**
 * The singular value decomposition of a matrix, strongest direction first: as many directions as it has columns.
 * One-sided Jacobi rotations (Hestenes 1958): columns are turned in pairs until all are at right angles, which keeps
 * small values accurate.
 */
export function directions(m: Matrix): readonly Direction[] {
  const count = m[0]?.length ?? 0
  const columns = Array.from({ length: count }, (_, j) => m.map((row) => row[j] ?? 0))
  const turns = columns.map((_, j) => columns.map((__, i) => (i === j ? 1 : 0)))
  for (let sweep = 0, turned = true; turned && sweep < 60; sweep++) {
    turned = false
    for (let p = 0; p < count; p++) {
      for (let q = p + 1; q < count; q++) {
        const [a, b] = [columns[p]!, columns[q]!]
        const [aa, bb, ab] = [dot(a, a), dot(b, b), dot(a, b)]
        if (Math.abs(ab) <= 1e-15 * Math.sqrt(aa * bb) || ab === 0) continue
        turned = true
        const zeta = (bb - aa) / (2 * ab)
        const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta))
        const c = 1 / Math.hypot(1, t)
        for (const list of [columns, turns]) {
          const [u, v] = [list[p]!, list[q]!]
          list[p] = u.map((x, i) => c * (x - t * v[i]!))
          list[q] = v.map((y, i) => c * (y + t * u[i]!))
        }
      }
    }
  }
  return columns
    .map((column, j) => {
      const strength = Math.sqrt(dot(column, column))
      return { strength, from: turns[j]!, to: column.map((x) => (strength > 0 ? x / strength : 0)) }
    })
    .sort((a, b) => b.strength - a.strength)
}
