import type { Random } from '../../../src/math/random.ts'
import type { Level } from '../../../src/solution/problem.ts'
import type { Inputs } from './problem.ts'

/**
 * A fresh network. First: two layers of whole numbers. Practice: another width between, or a third layer. Transfer: an
 * affine activation after each layer.
 */
export function draft(level: Level, random: Random): Partial<Inputs> {
  const digits = level === 'first' ? 0 : 1
  const reach = level === 'first' ? 9 : 3
  const signed = () => {
    const size = Math.max(2 * 10 ** -digits, Number((reach * random()).toFixed(digits)))
    return random() < 0.4 ? -size : size
  }
  const row = (count: number) => Array.from({ length: count }, signed).join()
  const widths = level === 'practice' ? [2, random() < 0.5 ? 3 : 2, 2] : [2, 2, 2]
  const layered = (write: (rows: number, columns: number) => string) => widths.slice(1).map((rows, k) => write(rows, widths[k]!)).join('|')
  return {
    widths: widths.join(),
    // Whoever takes the shape of another network with these numbers reads them from the seed.
    seed: 1 + Math.floor(999998 * random()),
    matrices: layered((rows, columns) => Array.from({ length: rows }, () => row(columns)).join(';')),
    vectors: layered((rows) => row(rows)),
    x: row(2),
    ...(level === 'transfer' && { between: 'affine' as const, c: signed(), d: signed() }),
  }
}
