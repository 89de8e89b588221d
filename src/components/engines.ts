import speeds from '../../content/guides/engines.json'
import type { EngineName } from '../training/engines/engine.ts'

/** What `npm run bench:training -- --write` measured last. */
export const { about, limits, measured } = speeds

const whole = new Intl.NumberFormat('en')
export const count = (x: number): string => whole.format(x)

/** The default network at the default batch size: what the ratios are told of. */
const usually = measured.find(({ layers, batch }) => layers === '1000' && batch === 100)!
const usual: Readonly<Record<string, number>> = usually.rates

/** How many times the images a second of one are those of another, to two digits, or undefined where either was not measured. */
export function ratio(of: string, to: string): string | undefined {
  const [a, b] = [usual[of], usual[to]]
  return a && b ? (a / b).toFixed(a < b ? 2 : a < 10 * b ? 1 : 0) : undefined
}

/** What the bench calls a row: the engine of this book that it is, by its name in the lab, and what is said of it besides. */
const rows: Readonly<Record<string, { engine?: EngineName; says?: string }>> = {
  'our own': { engine: 'assembly' },
  'our own, SIMD without relaxed': { engine: 'assembly', says: 'plain SIMD' },
  'our own, without SIMD': { engine: 'assembly', says: 'no SIMD' },
  'our own, 8 seeds in turn': { engine: 'assembly', says: '8 seeds in turn' },
  'our own, zeros skipped': { engine: 'assembly', says: 'zeros skipped' },
  'tfjs wasm, our loop': { engine: 'wasm' },
  'tfjs cpu, our loop': { engine: 'cpu' },
  '64-bit loops': { engine: 'float64' },
  'tfjs wasm, model.fit': { says: 'TensorFlow.js on WebAssembly, model.fit' },
  'tfjs cpu, model.fit': { says: 'TensorFlow.js in plain JavaScript, model.fit' },
  'jax-js wasm, jit': { says: 'jax-js on WebAssembly, jit' },
  PyTorch: { says: 'PyTorch' },
}

/** @throws RangeError for a row that the bench writes and nobody has named for readers */
export function named(row: string): { engine?: EngineName; says?: string } {
  const found = rows[row]
  if (!found) throw new RangeError(`content/guides/engines.json: no name for the row “${row}”; src/components/engines.ts names ${Object.keys(rows).join('; ')}.`)
  return found
}

/** Images a second of two products of the first layer's size and nothing else: what no engine of 128 bits can exceed without skipping zeros. */
const [, inner, columns] = limits.shape as [number, number, number]
export const ceiling = (limits.ours * 1e9) / (4 * inner * columns)
export const ofCeiling = `${Math.round((100 * usual['our own']!) / ceiling)}\u00a0%`

const { threads } = usually as { threads?: { one: number; two: number; load: number } }
/** How many times the images a second of one thread two make, by the clock, or undefined where the machine has one processor. */
export const onThreads = threads && { ratio: (threads.two / threads.one).toFixed(1), load: threads.load }
