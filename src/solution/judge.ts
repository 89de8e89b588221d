import { contains, type Interval, meets } from '../math/intervals.ts'
import type { Follows } from './paper.ts'
import type { Guard } from './problem.ts'
import type { Kind } from './verdict.ts'

/** True where no value of the interval lies in the range. */
export function isOutside({ low, high }: Interval, { min = -Infinity, max = Infinity, open = false }: Guard = {}): boolean {
  return open ? high <= min || low >= max : high < min || low > max
}

/** The best way to see a line that may be read over several equal forms. */
const order: readonly (Kind | undefined)[] = ['right', 'rounded', 'carried', 'masked', 'empty', 'unsupported', undefined]

/**
 * How a text stands to the truth t and to what follows from the lines above, F, over one form of its step.
 * Undefined where it is none of what could be accepted or excused: then it is a slip or wrong.
 */
export function judge(written: Interval, t: number, { interval, feeds }: Follows, guard?: Guard): Kind | undefined {
  const tainted = [...feeds].some(({ spoiled }) => spoiled.length > 0)
  const together = meets(written, interval)
  if (contains(written, t)) {
    if (!tainted || contains(interval, t)) return 'right'
    return together ? 'masked' : 'unsupported'
  }
  if (!together) return undefined
  if (!tainted) return 'rounded'
  const zero = interval.low === 0 && interval.high === 0
  return zero || isOutside(interval, guard) || isOutside(written, guard) || [...feeds].some(({ outside }) => outside) ? 'empty' : 'carried'
}

/** The follow-up whose kind is best for the writer; the first of equals. */
export function best<T extends { kind: Kind | undefined }>(ways: readonly T[]): T | undefined {
  return ways.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))[0]
}
