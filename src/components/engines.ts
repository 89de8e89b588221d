import speeds from '../../content/guides/engines.json'

/** What `npm run bench:training -- --write` measured last. */
export const { about, limits, measured } = speeds

const whole = new Intl.NumberFormat('en')
export const count = (x: number): string => whole.format(x)

/** The default network at the default batch size: what the ratios are told of. */
const usually = measured.find(({ layers, batch }) => layers === '1000' && batch === 100)!
const usual: Readonly<Record<string, number>> = usually.rates

/** How many times the images a second of one are those of another, or undefined where either was not measured. */
export function ratio(of: string, to: string): string | undefined {
  const [a, b] = [usual[of], usual[to]]
  return a && b ? (a / b).toFixed(1) : undefined
}

/** Images a second of two products of the first layer's size and nothing else: what no engine of 128 bits can exceed without skipping zeros. */
const [, inner, columns] = limits.shape as [number, number, number]
export const ceiling = (limits.ours * 1e9) / (4 * inner * columns)
export const ofCeiling = `${Math.round((100 * usual['our own']!) / ceiling)} %`

const { threads } = usually as { threads?: { one: number; two: number; load: number } }
/** How many times the images a second of one thread two make, by the clock, or undefined where the machine has one processor. */
export const onThreads = threads && { ratio: (threads.two / threads.one).toFixed(1), load: threads.load }
