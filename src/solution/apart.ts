import { format } from '../math/format.ts'
import type { Verdict } from './verdict.ts'

/** The kinds beside which the size of an error says something. */
const sized: ReadonlySet<string> = new Set(['rounded', 'carried', 'masked', 'unsupported', 'slip', 'wrong'])

/**
 * How far a line is from the truth, in a few words; of a masked one, how far its own numbers are.
 * Empty where there is nothing to compare: a sentence, a true value of 0, a line that is right.
 */
export function apart({ kind, truth, written, own }: Pick<Verdict, 'kind' | 'truth' | 'written' | 'own'>): string {
  const value = kind === 'masked' ? own : (written.low + written.high) / 2
  const ratio = value / truth
  if (!sized.has(kind) || !Number.isFinite(ratio) || truth === 0) return ''
  const off = Math.abs(ratio - 1)
  const percent = (x: number) => `${format(100 * x, 2, -6)}\u00a0%`
  if (kind === 'masked') return `an error of ${percent(off)}`
  if (off < 1e-12) return ''
  if (ratio < 0) return Math.abs(ratio + 1) < 0.01 ? 'yours has the right size and the wrong sign' : 'yours has the wrong sign'
  if (ratio >= 2) return `yours is ${format(ratio, 3)} times as large`
  if (ratio <= 0.5) return `yours is ${percent(ratio)} of it`
  return `yours is ${percent(off)} too ${ratio > 1 ? 'large' : 'small'}`
}
